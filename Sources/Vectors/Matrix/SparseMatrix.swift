/// A matrix of which only the nonzero cells are stored, row after row (CSR).
///
/// Row *i* has the cells `rowStarts[i]..<rowStarts[i + 1]`; the columns of a row ascend
/// and are distinct.
public struct SparseMatrix: Sendable, Hashable {
  /// Number of columns.
  public let columnCount: Int
  /// Where each row's cells start, and after the last row where they end: rows + 1 numbers.
  public let rowStarts: [Int]
  /// The column of each cell.
  public let columns: [Int32]
  /// The value of each cell.
  public let values: [Float]

  /// A matrix of these cells.
  ///
  /// - Precondition: the arrays fit together, and every column is below `columnCount`.
  public init(columnCount: Int, rowStarts: [Int], columns: [Int32], values: [Float]) {
    precondition(
      columns.count == values.count && rowStarts.first == 0
        && rowStarts.last == columns.count,
      "\(rowStarts.count) row starts, \(columns.count) columns, \(values.count) values")
    self.columnCount = columnCount
    self.rowStarts = rowStarts
    self.columns = columns
    self.values = values
  }

  /// Number of rows.
  public var rowCount: Int { rowStarts.count - 1 }

  /// Number of cells stored.
  public var cellCount: Int { columns.count }

  /// The cells of a row, as a range into ``columns`` and ``values``.
  public func cells(ofRow row: Int) -> Range<Int> {
    rowStarts[row]..<rowStarts[row + 1]
  }

  /// The columns of a row's cells, ascending.
  @_lifetime(borrow self)
  public func columns(ofRow row: Int) -> Span<Int32> {
    columns.span.extracting(cells(ofRow: row))
  }

  /// The values of a row's cells, in the order of ``columns(ofRow:)``.
  @_lifetime(borrow self)
  public func values(ofRow row: Int) -> Span<Float> {
    values.span.extracting(cells(ofRow: row))
  }

  /// The matrix of some consecutive rows, with the same columns.
  public func rows(_ range: Range<Int>) -> SparseMatrix {
    let cells = rowStarts[range.lowerBound]..<rowStarts[range.upperBound]
    return SparseMatrix(
      columnCount: columnCount,
      rowStarts: rowStarts[range.lowerBound...range.upperBound].map {
        $0 - cells.lowerBound
      }, columns: Array(columns[cells]), values: Array(values[cells]))
  }
}

extension SparseMatrix {
  /// The matrix with only some of its cells.
  func cells(where isKept: (Int) -> Bool) -> SparseMatrix {
    var rowStarts = [0]
    var kept: (columns: [Int32], values: [Float]) = ([], [])
    for row in 0..<rowCount {
      for cell in cells(ofRow: row) where isKept(cell) {
        kept.columns.append(columns[cell])
        kept.values.append(values[cell])
      }
      rowStarts.append(kept.columns.count)
    }
    return SparseMatrix(
      columnCount: columnCount, rowStarts: rowStarts, columns: kept.columns,
      values: kept.values)
  }
}
