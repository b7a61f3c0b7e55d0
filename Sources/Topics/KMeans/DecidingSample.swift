internal import Vectors

/// Which of the documents that vote decide what clusters there are.
///
/// Up to a number, all of them. Of more a sample of so many, drawn at random: what a few
/// hundred documents of each cluster have in common hardly changes with more of them, while
/// restarts over millions take hours. All then have their part in the centroids
/// (``LloydSteps``).
package struct DecidingSample: Sendable, Hashable {
  /// Documents of a sample for each cluster: fewer leave clusters of one, which have no
  /// silhouette, and seeds that stand for nothing but themselves.
  package static let documentsPerCluster = 5

  /// Most documents that decide.
  package let size: Int
  /// What the sample follows from.
  package let seed: UInt64

  /// A sample of at most `size` documents.
  package init(size: Int, seed: UInt64) {
    self.size = size
    self.seed = seed
  }

  /// How many documents so many clusters want, at most all there can be.
  package static func least(forClusters clusters: Int) -> Int {
    let (size, overflows) = clusters.multipliedReportingOverflow(by: documentsPerCluster)
    return overflows ? .max : size
  }

  /// The draw, to be asked of one document after another, of so many that vote.
  package func sampling(of count: Int) -> SelectionSampling {
    // Another sequence than that of `ClusterCount`, which draws from what is drawn here.
    SelectionSampling(of: count, size: size, seed: SplitMix64.mix(~seed))
  }

  /// The rows that decide, if not all do.
  ///
  /// - Parameters:
  ///   - matrix: the documents that vote.
  ///   - clusters: the greatest number of clusters that is asked for.
  /// - Returns: the rows, ascending; nil for all.
  /// - Throws: ``TopicsError/sampleSize(_:clusters:)`` for a sample that is too small for
  ///   them.
  func rows(of matrix: SparseMatrix, clusters: Int) throws(TopicsError) -> [Int]? {
    guard matrix.rowCount > size else { return nil }
    guard size >= Self.least(forClusters: clusters) else {
      throw .sampleSize(size, clusters: clusters)
    }
    var sampling = sampling(of: matrix.rowCount)
    return (0..<matrix.rowCount).filter { _ in sampling.takesNext() }
  }
}
