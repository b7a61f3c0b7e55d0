extension ClusterCount {
  /// A number of clusters, and what it was chosen from.
  public struct Choice: Sendable, Hashable {
    /// The number chosen.
    public let clusters: Int
    /// How sure the choice is, 0 to 1: the share of the comparisons of two parts of the
    /// batch that by themselves lead to this number or to one within a fifth of it.
    ///
    /// Below a half, the batch has groups of several sizes, or none that are clear.
    public let confidence: Double
    /// What was tried, by ascending number of clusters.
    public let curve: [Point]
  }

  /// What a number of clusters came to.
  public struct Point: Sendable, Hashable {
    /// Number of clusters.
    public let clusters: Int
    /// Mean silhouette of documents, −1 to 1.
    public let silhouette: Double
    /// Mean agreement of two groupings, at most 1; 0 is chance.
    public let stability: Double
    /// Mean over the comparisons of silhouette times stability, neither of them below 0.
    public let score: Double
  }
}

extension ClusterCount.Choice {
  /// Scores that differ by less than this share say the same: repeated with another seed,
  /// those of BBC news and ANT 1.1 move by 2 to 5 %.
  private static let tolerance = 0.04

  /// Chooses from what was tried; `least` if nothing sets documents apart.
  init(_ trials: [ClusterCount.Trial], atLeast least: Int) {
    curve = trials.map(\.point)
    guard let best = Self.best(of: curve.map(\.score)) else {
      clusters = least
      confidence = 0
      return
    }
    let clusters = trials[best].clusters
    let comparisons = trials[best].comparisons.indices
    let agreeing = comparisons.count { comparison in
      Self.best(of: trials.map { $0.comparisons[comparison].score }).map {
        5 * abs(trials[$0].clusters - clusters) <= clusters
      } ?? false
    }
    self.clusters = clusters
    confidence = Double(agreeing) / Double(comparisons.count)
  }

  /// The place of the last of the scores that are as good as the highest; nil if that is 0.
  private static func best(of scores: [Double]) -> Int? {
    guard let highest = scores.max(), highest > 0 else { return nil }
    return scores.lastIndex { $0 >= highest * (1 - tolerance) }
  }
}

extension ClusterCount {
  /// What was measured for a number of clusters.
  struct Trial: Sendable {
    /// Two parts of the sample against each other.
    struct Comparison: Sendable {
      /// Mean silhouette of the two groupings.
      let silhouette: Double
      /// Agreement on the documents that both parts have: the mean of the adjusted Rand
      /// index and of adjusted mutual information.
      let stability: Double

      var score: Double { max(0, silhouette) * max(0, stability) }
    }

    let clusters: Int
    /// One for each two parts, in their order.
    let comparisons: [Comparison]

    var point: Point {
      let count = Double(comparisons.count)
      return Point(
        clusters: clusters,
        silhouette: comparisons.reduce(0) { $0 + $1.silhouette } / count,
        stability: comparisons.reduce(0) { $0 + $1.stability } / count,
        score: comparisons.reduce(0) { $0 + $1.score } / count)
    }
  }
}
