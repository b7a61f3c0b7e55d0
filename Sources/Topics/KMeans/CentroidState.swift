package import Vectors

/// Where a run of k-means stands: all that the next step needs to know.
package struct CentroidState: Sendable, Hashable {
  /// The directions of the sums.
  package let centroids: Centroids
  /// The length of each cluster's sum.
  package let lengths: [Double]
  /// Steps that were taken over all documents.
  package let steps: Int

  /// The state of no documents.
  package init() {
    self.init(
      centroids: Centroids(count: 0, columnCount: 0) { _, _ in }, lengths: [], steps: 0)
  }

  /// A state that was kept.
  init(centroids: Centroids, lengths: [Double], steps: Int) {
    self.centroids = centroids
    self.lengths = lengths
    self.steps = steps
  }

  /// The state that sums of documents stand for.
  init(_ sums: CentroidSums, count: Int, columnCount: Int) {
    centroids = Centroids(sums, count: count, columnCount: columnCount)
    lengths = Array(sums.lengths.prefix(count))
    steps = 0
  }

  /// The state that sums of documents stand for.
  ///
  /// - Parameters:
  ///   - sums: the documents of each cluster.
  ///   - former: the state before, whose centroid a cluster keeps that has lost all its
  ///     documents; nil if there was none.
  ///   - parallel: the threads; the result does not depend on their number.
  package init(_ sums: ExactSums, after former: CentroidState?, parallel: Parallel) {
    let lengths = sums.lengths(parallel: parallel)
    centroids = Centroids(count: sums.clusterCount, columnCount: sums.columnCount) {
      weights, width in
      for cluster in lengths.indices {
        let length = lengths[cluster]
        for column in 0..<sums.columnCount {
          weights[column * width + cluster] =
            length > 0
            ? Float(sums.value(ofColumn: column, in: cluster) / length)
            : former?.centroids.weight(ofColumn: column, in: cluster) ?? 0
        }
      }
    }
    self.lengths = lengths.enumerated().map { cluster, length in
      length > 0 ? length : former?.lengths[cluster] ?? 0
    }
    steps = former.map { $0.steps + 1 } ?? 0
  }
}
