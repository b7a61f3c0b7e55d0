package import Vectors

extension ExactSums {
  /// Sums of no documents, for the clusters of a state.
  package init(_ state: CentroidState) {
    self.init(clusterCount: state.clusterCount, columnCount: state.columnCount)
  }

  /// Adds documents, each to the cluster of a state whose centroid is nearest.
  package mutating func add(_ matrix: SparseMatrix, nearest state: CentroidState) {
    let nearest = state.centroids.nearest(
      to: matrix, parallel: Parallel(threads: 1))
    for (row, cluster) in nearest.enumerated() {
      add(row, of: matrix, to: Int(cluster))
    }
  }
}
