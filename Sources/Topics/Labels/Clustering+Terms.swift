internal import Glibc

extension Clustering {
  /// The terms that describe each cluster and set it apart, best first.
  ///
  /// A good name is frequent within the cluster and rare outside: the score is the mean
  /// weight inside, times the logarithm of its ratio to the mean weight outside. The first
  /// factor alone lists what CLUTO calls descriptive features (Zhao & Karypis 2005, "Data
  /// clustering in life sciences"), the second the discriminating ones. Terms with less
  /// weight inside than outside are left out; a single cluster, which has no outside, is
  /// named by mean weight.
  ///
  /// - Parameters:
  ///   - count: most terms a cluster.
  ///   - isWanted: whether a column may be a name: numbers, for one, seldom are.
  /// - Returns: for each cluster its terms; of equal scores the lower column comes first.
  /// - Complexity: O(columns · clusters).
  public func terms(
    _ count: Int, where isWanted: (Int32) -> Bool = { _ in true }
  ) -> [[LabelTerm]] {
    let shares = ClusterShares(self)
    var tops = [TopTerms](repeating: TopTerms(capacity: count), count: clusterCount)
    for column in 0..<Int32(centroids.columnCount) where isWanted(column) {
      let total = shares.total(of: column, in: centroids)
      for cluster in 0..<clusterCount {
        let mean = shares.mean(of: column, in: cluster, centroids)
        guard mean > 0 else { continue }
        let contrast = shares.contrast(mean, in: cluster, total: total)
        let score = clusterCount == 1 ? mean : mean * log2(contrast)
        guard score > 0 else { continue }
        tops[cluster].insert(
          LabelTerm(column: column, score: score, mean: mean, contrast: contrast))
      }
    }
    return tops.map(\.terms)
  }
}

/// What it takes to turn a centroid's weights into mean weights of documents.
private struct ClusterShares {
  /// Number of documents of each cluster, empty ones included.
  private let sizes: [Float]
  /// Mean similarity of each cluster: the length of the mean of its documents.
  private let lengths: [Float]
  private let documentCount: Float

  init(_ clustering: Clustering) {
    sizes = clustering.sizes.map { Float($0) }
    var sums = [Double](repeating: 0, count: clustering.clusterCount)
    for (row, cluster) in clustering.assignments.enumerated() {
      sums[Int(cluster)] += Double(clustering.similarities[row])
    }
    lengths = zip(sums, sizes).map { Float($0) / $1 }
    documentCount = Float(clustering.assignments.count)
  }

  /// Mean weight of a term in a cluster.
  func mean(of column: Int32, in cluster: Int, _ centroids: Centroids) -> Float {
    centroids.weight(ofColumn: Int(column), in: cluster) * lengths[cluster]
  }

  /// Total weight of a term in all documents.
  func total(of column: Int32, in centroids: Centroids) -> Float {
    sizes.indices.reduce(0) { $0 + sizes[$1] * mean(of: column, in: $1, centroids) }
  }

  /// Mean weight inside over mean weight outside.
  ///
  /// What is added to both is about the weight of one term in one of a hundred documents.
  func contrast(_ mean: Float, in cluster: Int, total: Float) -> Float {
    let outside = max(1, documentCount - sizes[cluster])
    let rest = max(0, total - mean * sizes[cluster]) / outside
    let prior: Float = 0.001
    return (mean + prior) / (rest + prior)
  }
}

/// The best few terms while they are collected.
private struct TopTerms {
  let capacity: Int
  private(set) var terms: [LabelTerm] = []

  init(capacity: Int) {
    self.capacity = capacity
  }

  mutating func insert(_ term: LabelTerm) {
    if terms.count == capacity {
      guard let last = terms.last, term.score > last.score else { return }
      terms.removeLast()
    }
    let place = terms.firstIndex { $0.score < term.score } ?? terms.count
    terms.insert(term, at: place)
  }
}
