package import Vectors

/// The documents of each term: a matrix turned, columns become rows.
///
/// One document's cosines with all others cost as many steps as its terms have postings,
/// which for short texts is far less than a walk over the whole matrix.
package struct Postings: Sendable {
  private let starts: [Int]
  private let rows: [Int32]
  private let values: [Float]
  private let rowCount: Int

  /// The postings of a matrix; those of a term ascend.
  ///
  /// - Complexity: O(cells + columns) time and memory.
  package init(_ matrix: SparseMatrix) {
    var starts = [Int](repeating: 0, count: matrix.columnCount + 1)
    for column in matrix.columns { starts[Int(column) + 1] += 1 }
    for t in 0..<matrix.columnCount { starts[t + 1] += starts[t] }
    var next = starts
    var rows = [Int32](repeating: 0, count: matrix.cellCount)
    var values = [Float](repeating: 0, count: matrix.cellCount)
    for row in 0..<matrix.rowCount {
      for cell in matrix.cells(ofRow: row) {
        let term = Int(matrix.columns[cell])
        rows[next[term]] = Int32(row)
        values[next[term]] = matrix.values[cell]
        next[term] += 1
      }
    }
    self.starts = starts
    self.rows = rows
    self.values = values
    rowCount = matrix.rowCount
  }

  /// The products of one document with every document, itself included.
  func products(with row: Int, of matrix: SparseMatrix) -> [Float] {
    var products = [Float](repeating: 0, count: rowCount)
    var output = products.mutableSpan
    let rows = rows.span
    let values = values.span
    for cell in matrix.cells(ofRow: row) {
      let term = Int(matrix.columns[cell])
      let value = matrix.values[cell]
      for i in starts[term]..<starts[term + 1] {
        output[Int(rows[i])] += value * values[i]
      }
    }
    return products
  }
}
