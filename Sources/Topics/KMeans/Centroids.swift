public import Vectors

/// The unit centroids of a clustering: what is common to each cluster's documents.
public struct Centroids: Sendable, Hashable {
  /// Number of clusters.
  public let count: Int
  /// Number of terms: the columns of the matrix the centroids were found in.
  public let columnCount: Int
  /// Term after term, the weight in each cluster: `columnCount · count` numbers.
  private let weights: [Float]

  init(_ sums: CentroidSums, columnCount: Int) {
    count = sums.clusterCount
    self.columnCount = columnCount
    let inverses = sums.lengths.map { $0 > 0 ? Float(1 / $0) : 0 }
    var weights: [Float] = []
    weights.reserveCapacity(columnCount * count)
    for column in 0..<columnCount {
      for cluster in 0..<count {
        weights.append(sums.table[column * sums.width + cluster] * inverses[cluster])
      }
    }
    self.weights = weights
  }

  /// The weight of a term in the centroid of a cluster.
  public func weight(ofColumn column: Int, in cluster: Int) -> Float {
    weights[column * count + cluster]
  }

  /// The cosine of a row of a matrix with each centroid, if the row has unit length.
  ///
  /// - Precondition: the matrix has the columns the centroids were found in.
  /// - Complexity: O(cells of the row · ``count``).
  public func similarities(toRow row: Int, of matrix: SparseMatrix) -> [Float] {
    var similarities = [Float](repeating: 0, count: count)
    var output = similarities.mutableSpan
    Kernels.accumulateRows(
      matrix.columns(ofRow: row), matrix.values(ofRow: row), of: weights.span,
      stride: count, into: &output)
    return similarities
  }
}
