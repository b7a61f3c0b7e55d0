public import Vectors

/// The unit centroids of a clustering: what is common to each cluster's documents.
public struct Centroids: Sendable, Hashable {
  /// Number of clusters.
  public let count: Int
  /// Number of terms: the columns of the matrix the centroids were found in.
  public let columnCount: Int
  /// Numbers of a term in ``weights``.
  let width: Int
  /// Term after term, the weight in each cluster.
  private let weights: [Float]

  /// The most memory that a table of centroids may take, 4 GB: single precision numbers, one
  /// a term and cluster.
  public static let mostBytes = 4 << 30

  /// Numbers of a term in the table of so many clusters: one each, and zeros up to a multiple
  /// of eight lanes.
  static func width(ofClusters count: Int) -> Int { (count + 7) & ~7 }

  /// Whether a table of so many numbers may be made.
  static func allows(clusters: Int, columns: Int) -> Bool {
    let (cells, overflows) = width(ofClusters: clusters)
      .multipliedReportingOverflow(by: columns)
    return !overflows && cells <= mostBytes / MemoryLayout<Float>.stride
  }

  /// The directions of sums.
  ///
  /// - Parameters:
  ///   - sums: the documents of each cluster, added up.
  ///   - count: number of clusters that are kept, the first ones.
  ///   - columnCount: number of terms.
  init(_ sums: CentroidSums, count: Int, columnCount: Int) {
    let inverses = sums.lengths.map { $0 > 0 ? Float(1 / $0) : 0 }
    self.init(count: count, columnCount: columnCount) { weights, width in
      for column in 0..<columnCount {
        for cluster in 0..<count {
          weights[column * width + cluster] =
            sums.table[column * sums.width + cluster] * inverses[cluster]
        }
      }
    }
  }

  /// Centroids whose weights are filled in, from zeros, in a table of so many numbers a term.
  init(
    count: Int, columnCount: Int, fill: (inout [Float], _ width: Int) -> Void
  ) {
    self.count = count
    self.columnCount = columnCount
    width = Self.width(ofClusters: count)
    var weights = [Float](repeating: 0, count: width * columnCount)
    fill(&weights, width)
    self.weights = weights
  }

  /// Some of these centroids.
  ///
  /// - Parameter order: which clusters are kept, in the order they are to be numbered.
  /// - Returns: those, with numbers from 0.
  func ordered(_ order: [Int]) -> Centroids {
    Centroids(count: order.count, columnCount: columnCount) { weights, width in
      for column in 0..<columnCount {
        for (number, cluster) in order.enumerated() {
          weights[column * width + number] = weight(ofColumn: column, in: cluster)
        }
      }
    }
  }

  /// The weight of a term in the centroid of a cluster.
  public func weight(ofColumn column: Int, in cluster: Int) -> Float {
    weights[column * width + cluster]
  }

  /// The cosine of a row of a matrix with each centroid, if the row has unit length.
  ///
  /// - Precondition: the matrix has the columns the centroids were found in.
  /// - Complexity: O(cells of the row · ``count``).
  public func similarities(toRow row: Int, of matrix: SparseMatrix) -> [Float] {
    var similarities = [Float](repeating: 0, count: width)
    multiply(row, of: matrix, into: &similarities)
    return Array(similarities.prefix(count))
  }

  /// The same into the first ``count`` numbers of `similarities`, which is ``width`` long.
  func multiply(_ row: Int, of matrix: SparseMatrix, into similarities: inout [Float]) {
    for cluster in similarities.indices { similarities[cluster] = 0 }
    var output = similarities.mutableSpan
    Kernels.accumulateRows(
      matrix.columns(ofRow: row), matrix.values(ofRow: row), of: weights.span,
      stride: width, into: &output)
  }
}
