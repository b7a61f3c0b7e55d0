/// Rows of cells that are set aside until all of them are known.
///
/// In memory are the row starts alone, eight bytes a row, and what a ``Spool`` holds.
struct SpooledCells {
  /// The column of each cell.
  let columns: Spool<Int32>
  /// The value of each cell.
  let values: Spool<Float>
  /// Where each row's cells start, and after the last row where they end.
  private(set) var rowStarts = [0]

  /// Cells that are gone through at once, unless a row has more.
  private static let cellsAtATime = 1 << 16

  /// No rows yet.
  init(_ spooling: Spooling) {
    columns = Spool(spooling)
    values = Spool(spooling)
  }

  /// Number of rows.
  var rowCount: Int { rowStarts.count - 1 }

  /// Number of cells.
  var cellCount: Int { columns.count }

  /// Adds a row.
  mutating func append(
    _ columns: Span<Int32>, _ values: Span<Float>
  ) throws(ExportError) {
    try self.columns.append(columns)
    try self.values.append(values)
    rowStarts.append(self.columns.count)
  }

  /// Calls `body` with the cells of some rows in their order.
  ///
  /// - Throws: what `body` throws, or that the cells cannot be read back.
  func forEachRow(
    in rows: Range<Int>,
    _ body: (Int, Span<Int32>, Span<Float>) throws(ExportError) -> Void
  ) throws(ExportError) {
    for run in rowStarts.runs(of: rows, weighing: Self.cellsAtATime) {
      let base = rowStarts[run.lowerBound]
      let cells = base..<rowStarts[run.upperBound]
      let columns = try self.columns.numbers(cells)
      let values = try self.values.numbers(cells)
      for row in run {
        let range = rowStarts[row] - base..<rowStarts[row + 1] - base
        try body(
          row, columns.span.extracting(range), values.span.extracting(range))
      }
    }
  }
}

extension [Int] {
  /// Consecutive runs of rows that have at most `limit` cells together, or are one row;
  /// the array says where the cells of each row start.
  func runs(of rows: Range<Int>, weighing limit: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var first = rows.lowerBound
    for row in rows where self[row + 1] - self[first] > limit && row > first {
      runs.append(first..<row)
      first = row
    }
    if first < rows.upperBound { runs.append(first..<rows.upperBound) }
    return runs
  }
}
