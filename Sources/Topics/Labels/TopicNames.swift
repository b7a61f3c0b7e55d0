/// What clusters are called, apart from the batch that named them.
///
/// Arrays are indexed by cluster. Documents without terms have nothing in common that a name
/// could tell, and clusters beyond those named have none.
public struct TopicNames: Sendable, Hashable {
  /// The words and phrases that name each cluster, best first.
  public let labels: [[String]]
  /// The best phrases of each, of two words or more.
  public let phrases: [[String]]
  /// What tells each best from the others.
  public let discriminating: [[String]]

  /// The names of a clustering, as its labels tell them.
  ///
  /// - Precondition: the labels are those of the clusters.
  public init(_ labels: GroupLabels, of clustering: Clustering) {
    func texts(_ lists: [[GroupLabels.Label]]) -> [[String]] {
      lists.prefix(clustering.centroids.count).map { $0.map(\.text) }
    }
    self.init(
      labels: texts(labels.labels), phrases: texts(labels.phrases),
      discriminating: texts(labels.discriminating))
  }

  package init(labels: [[String]], phrases: [[String]], discriminating: [[String]]) {
    self.labels = labels
    self.phrases = phrases
    self.discriminating = discriminating
  }
}
