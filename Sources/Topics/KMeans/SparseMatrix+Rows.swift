package import Vectors

extension SparseMatrix {
  /// The rows that are not empty, after a look at whether they have length 1.
  ///
  /// - Throws: ``TopicsError/rowLength(_:row:)`` for the first that is off by more than
  ///   rounding, or holds what is no number.
  func unitRows() throws(TopicsError) -> [Int] {
    var rows: [Int] = []
    for row in 0..<rowCount {
      var square: Float = 0
      for cell in cells(ofRow: row) { square += values[cell] * values[cell] }
      guard square != 0 else { continue }
      let length = square.squareRoot()
      guard abs(length - 1) < 1e-3 else { throw .rowLength(length, row: row) }
      rows.append(row)
    }
    return rows
  }

  /// A matrix of these rows alone, with the same columns.
  package func selecting(_ rows: [Int]) -> SparseMatrix {
    var starts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for row in rows {
      columns += self.columns[cells(ofRow: row)]
      values += self.values[cells(ofRow: row)]
      starts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: columnCount, rowStarts: starts, columns: columns, values: values)
  }

  /// The product of two rows.
  func product(of a: Int, and b: Int) -> Float {
    var (i, j) = (cells(ofRow: a), cells(ofRow: b))
    var sum: Float = 0
    while let left = i.first, let right = j.first {
      if columns[left] == columns[right] { sum += values[left] * values[right] }
      if columns[left] <= columns[right] { i.removeFirst() }
      if columns[right] <= columns[left] { j.removeFirst() }
    }
    return sum
  }
}
