internal import Glibc

/// How similar to its cluster a document has to be not to be an outlier.
///
/// Within a cluster the logarithms of similarities are spread nearly evenly to both sides,
/// similarities themselves are not: their low end is short. So the inner fence of Tukey
/// (1977, "Exploratory data analysis") is put up on logarithms, 1.5 interquartile ranges
/// below the lower quartile; of documents that are spread normally, 0.35 % lie below.
///
/// The range is that of the cluster or, if it is wider, that of the batch around the medians
/// of its clusters: eight documents of one event that happen to agree within a hair make
/// no outlier of a ninth that differs as documents do.
package struct OutlierFences: Sendable {
  /// By cluster, the least similarity that is not unusually low; 0 where there is nothing to
  /// compare with.
  let least: [Float]

  /// Whether a document is an outlier of a cluster.
  ///
  /// - Parameters:
  ///   - compared: its similarity with the others, nil if there are none.
  ///   - least: the least similarity that is not unusually low.
  /// - Returns: whether it has nothing in common with them, or too little.
  package static func isOutlier(_ compared: Float?, least: Float) -> Bool {
    compared.map { $0 <= 0 || $0 < least } ?? false
  }

  /// Interquartile ranges from the quartile to the fence, Tukey's.
  private static let reach = 1.5
  /// Logarithms of single precision cosines that are less apart are equal.
  private static let rounding = 1e-4
  /// The fewest documents of a cluster whose spread is that of documents: of three, one is
  /// the median and the others are its distance.
  private static let fewest = 4

  /// Fences of clusters whose documents have these similarities.
  ///
  /// - Parameters:
  ///   - similarities: of each document to the others of its cluster, without those that
  ///     are not above 0.
  ///   - clusters: the cluster of each.
  ///   - count: number of clusters.
  init(similarities: [Float], clusters: [Int32], count: Int) {
    var logarithms = [[Double]](repeating: [], count: count)
    for (similarity, cluster) in zip(similarities, clusters) {
      logarithms[Int(cluster)].append(log(Double(similarity)))
    }
    for cluster in logarithms.indices { logarithms[cluster].sort() }
    let residuals = logarithms.filter { $0.count >= Self.fewest }.flatMap { sorted in
      sorted.map { $0 - sorted.quantile(0.5) }
    }.sorted()
    let usual = max(Self.rounding, residuals.interquartileRange)
    least = logarithms.map { sorted in
      guard !sorted.isEmpty else { return 0 }
      let range = max(usual, sorted.interquartileRange)
      return Float(exp(sorted.quantile(0.25) - Self.reach * range))
    }
  }
}

extension [Double] {
  /// The value below which a share of the values lies, between two of them in proportion.
  ///
  /// - Precondition: the values ascend, and there is one.
  fileprivate func quantile(_ share: Double) -> Double {
    let place = share * Double(count - 1)
    let lower = Int(place)
    let upper = Swift.min(lower + 1, count - 1)
    return self[lower] + (place - Double(lower)) * (self[upper] - self[lower])
  }

  fileprivate var interquartileRange: Double {
    isEmpty ? 0 : quantile(0.75) - quantile(0.25)
  }
}
