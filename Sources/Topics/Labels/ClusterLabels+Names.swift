internal import Vectors

extension ClusterLabels {
  /// The best labels of a cluster in one line, as its name: `council, police, arrested`.
  ///
  /// Words that run the other way than the first stand between direction isolates, so that
  /// the line keeps its order wherever it is shown.
  ///
  /// - Parameters:
  ///   - cluster: the cluster.
  ///   - count: most labels to take.
  /// - Returns: the name, empty for a cluster without labels.
  public func name(of cluster: Int, words count: Int = 3) -> String {
    let words = labels[cluster].prefix(count).map(\.word)
    guard let first = words.first else { return "" }
    let isolated = words.map {
      $0.isRightToLeft == first.isRightToLeft ? $0 : "\u{2068}\($0)\u{2069}"
    }
    return isolated.joined(separator: first.isRightToLeft ? "، " : ", ")
  }
}
