package import Vectors

/// For each cluster the sum of its documents, to the bit the same in whatever order and in
/// however many parts they were added.
///
/// A value is taken in units of 2⁻³⁰, to the nearest, and units are added as whole numbers:
/// room for eight billion documents, and an error of less than a billionth a document.
package struct ExactSums: Sendable, Hashable {
  /// Number of clusters.
  package let clusterCount: Int
  /// Number of terms.
  package let columnCount: Int
  /// Cluster after cluster, the units of each term.
  package private(set) var units: [Int64]

  private static let unit = 0x1p-30
  /// More than the documents of a part come to.
  static let mostUnits = 1 << 62

  /// Sums of no documents.
  package init(clusterCount: Int, columnCount: Int) {
    self.clusterCount = clusterCount
    self.columnCount = columnCount
    units = [Int64](repeating: 0, count: clusterCount * columnCount)
  }

  /// Adds a document to a cluster.
  package mutating func add(_ row: Int, of matrix: SparseMatrix, to cluster: Int) {
    add(row, of: matrix, to: cluster, sign: 1)
  }

  /// Takes a document that was added out of its cluster.
  package mutating func remove(_ row: Int, of matrix: SparseMatrix, from cluster: Int) {
    add(row, of: matrix, to: cluster, sign: -1)
  }

  private mutating func add(
    _ row: Int, of matrix: SparseMatrix, to cluster: Int, sign: Int64
  ) {
    let places = cluster * columnCount..<(cluster + 1) * columnCount
    var sums = units.mutableSpan
    var sum = sums._mutatingExtracting(places)
    for cell in matrix.cells(ofRow: row) {
      let column = Int(matrix.columns[cell])
      sum[column] &+= sign &* Int64((matrix.values[cell] * 0x1p30).rounded())
    }
  }

  /// Adds units to a sum, as other sums have them.
  ///
  /// - Returns: whether there are few enough of them, and in all.
  package mutating func add(_ units: Int, toColumn column: Int, of cluster: Int) -> Bool {
    let place = cluster * columnCount + column
    guard 0...Self.mostUnits ~= units, Int(self.units[place]) <= Self.mostUnits - units
    else { return false }
    self.units[place] += Int64(units)
    return true
  }

  /// The sum of a term in a cluster.
  func value(ofColumn column: Int, in cluster: Int) -> Double {
    Double(units[cluster * columnCount + column]) * Self.unit
  }

  /// The length of each sum, added up in the order of terms.
  func lengths(parallel: Parallel) -> [Double] {
    parallel.map(count: clusterCount, grain: 1) { cluster in
      var square = 0.0
      for column in 0..<columnCount {
        let value = value(ofColumn: column, in: cluster.lowerBound)
        square += value * value
      }
      return square.squareRoot()
    }
  }

  /// The product of each sum with a centroid, added up in the order of terms.
  func products(with centroids: Centroids, parallel: Parallel) -> [Double] {
    parallel.map(count: clusterCount, grain: 1) { cluster in
      var product = 0.0
      for column in 0..<columnCount {
        product +=
          value(ofColumn: column, in: cluster.lowerBound)
          * Double(centroids.weight(ofColumn: column, in: cluster.lowerBound))
      }
      return product
    }
  }
}
