public import Vectors

/// How much nearer documents are to their own group than to the next (Rousseeuw 1987,
/// "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis").
///
///     let silhouette = Silhouette(
///       of: clustering.grouping, in: vectors.matrix, parallel: parallel)
///     silhouette.mean  // near 1 for groups far apart, near 0 for arbitrary ones
///
/// The distance of two documents is 1 − cosine. Where *a* is the mean distance of a document
/// from the others of its group, and *b* that from the documents of the group for which it is
/// least, the silhouette is (*b* − *a*) / max(*a*, *b*): −1 to 1, and negative for a document
/// that is nearer to another group. It is 0 for a document that is alone in its group, and
/// for every document if there is only one group.
///
/// No pairs are compared, and still nothing is estimated: the mean cosine of a document with
/// a group's documents is its product with their sum, divided by their number. The values
/// are those of scikit-learn's `silhouette_samples(metric="cosine")`, to 1e-9.
public struct Silhouette: Sendable, Hashable {
  /// Documents a chunk of parallel work.
  private static let grain = 64
  /// Distances below this are rounding, and the documents equal.
  private static let rounding = 1e-12

  /// The silhouette of each document, −1 to 1.
  public let values: [Double]

  /// The silhouettes of some groups.
  ///
  /// - Parameters:
  ///   - grouping: the group of each row.
  ///   - matrix: a document a row, of any length; an empty one is like nothing.
  ///   - parallel: the threads, and whom to tell of finished documents.
  /// - Precondition: the grouping has as many documents as the matrix has rows.
  /// - Complexity: for each cell of the matrix as many steps as groups have its term, and for
  ///   each document as many as there are groups; memory as for the matrix.
  public init(of grouping: Grouping, in matrix: SparseMatrix, parallel: Parallel) {
    precondition(
      grouping.assignments.count == matrix.rowCount,
      "\(grouping.assignments.count) documents in groups, \(matrix.rowCount) rows")
    let scales = matrix.unitScales
    let sizes = grouping.sizes
    let sums = GroupSums(of: grouping, in: matrix, scales: scales)
    let chunks = parallel.map(count: matrix.rowCount, grain: Self.grain) { rows in
      var products = [Double](repeating: 0, count: grouping.count)
      return rows.map { row in
        for group in products.indices { products[group] = 0 }
        var span = products.mutableSpan
        sums.multiply(row, of: matrix, into: &span)
        return Self.value(
          products: products, scale: scales[row], own: Int(grouping.assignments[row]),
          sizes: sizes)
      }
    }
    values = chunks.flatMap { $0 }
  }

  /// Mean silhouette of the documents, 0 if there are none.
  public var mean: Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// The silhouette of a document, by its products with the sums of all groups.
  private static func value(
    products: [Double], scale: Double, own: Int, sizes: [Int]
  ) -> Double {
    guard sizes[own] > 1 else { return 0 }
    var greatest = -Double.infinity
    for group in products.indices where group != own && sizes[group] > 0 {
      greatest = max(greatest, products[group] / Double(sizes[group]))
    }
    guard greatest > -.infinity else { return 0 }
    // The product of a document with itself is no part of what it has with its group.
    let itself: Double = scale > 0 ? 1 : 0
    let within = 1 - (products[own] * scale - itself) / Double(sizes[own] - 1)
    let beside = 1 - greatest * scale
    let larger = max(within, beside)
    return larger > rounding ? (beside - within) / larger : 0
  }
}

extension SparseMatrix {
  /// What brings each row to length 1, in double precision; 0 for empty rows.
  fileprivate var unitScales: [Double] {
    (0..<rowCount).map { row in
      var square = 0.0
      for cell in cells(ofRow: row) {
        square += Double(values[cell]) * Double(values[cell])
      }
      return square > 0 ? 1 / square.squareRoot() : 0
    }
  }
}
