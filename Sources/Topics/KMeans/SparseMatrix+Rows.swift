package import Vectors

extension SparseMatrix {
  /// The rows that are not empty, after a look at whether they have length 1.
  ///
  /// - Throws: ``TopicsError/rowLength(_:row:)`` for the first that is off by more than
  ///   rounding, or holds what is no number.
  func unitRows() throws(TopicsError) -> [Int] {
    var rows: [Int] = []
    for row in 0..<rowCount {
      // A hundred thousand small squares are lost beside a single-precision sum of them.
      var square: Double = 0
      for cell in cells(ofRow: row) { square += Double(values[cell] * values[cell]) }
      guard square != 0 else { continue }
      let length = Float(square.squareRoot())
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

  /// As many rows, all of them empty.
  var withoutCells: SparseMatrix {
    SparseMatrix(
      columnCount: columnCount, rowStarts: Array(repeating: 0, count: rowCount + 1),
      columns: [], values: [])
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

extension SparseMatrix {
  /// A matrix without the columns that fewer rows have than `least`: the rows of which
  /// something is left, brought to length 1.
  func keepingColumns(ofRows least: Int) -> SparseMatrix {
    var counts = [Int32](repeating: 0, count: columnCount)
    for column in columns { counts[Int(column)] += 1 }
    var numbers = [Int32](repeating: -1, count: columnCount)
    var columnCount: Int32 = 0
    for column in counts.indices where counts[column] >= least {
      numbers[column] = columnCount
      columnCount += 1
    }
    var starts = [0]
    var kept: (columns: [Int32], values: [Float]) = ([], [])
    for row in 0..<rowCount {
      let cells = cells(ofRow: row).filter { numbers[Int(columns[$0])] >= 0 }
      let square = cells.reduce(Float(0)) { $0 + values[$1] * values[$1] }
      guard square > 0 else { continue }
      for cell in cells {
        kept.columns.append(numbers[Int(columns[cell])])
        kept.values.append(values[cell] / square.squareRoot())
      }
      starts.append(kept.columns.count)
    }
    return SparseMatrix(
      columnCount: Int(columnCount), rowStarts: starts, columns: kept.columns,
      values: kept.values)
  }
}
