/// The rows of a symmetric matrix, of which the cells above the diagonal were set aside.
///
/// A row consists of the cells that stand in its column further up, the diagonal, and its
/// own cells. Rows are put together in blocks that fit into memory: going down the rows
/// once, a cell (*i*, *j*) is placed in row *i* and, if *j* is in the same block, in row
/// *j*; else it is left for the block of *j*, on disk where they are many. As rows come in
/// their order, so do the cells of each row, and nothing is ever sorted.
struct SymmetricRows {
  /// Where the cells of each row start, and after the last row where they end.
  let rowStarts: [Int]

  private let upper: SpooledCells
  private let spooling: Spooling
  private let diagonal: Float

  /// The rows of a square matrix.
  ///
  /// - Parameters:
  ///   - upper: cells (*i*, *j*) with *i* < *j*.
  ///   - diagonal: what stands in every cell (*i*, *i*).
  ///   - spooling: how much is held in memory.
  /// - Throws: that the cells cannot be read back.
  /// - Complexity: O(cells).
  init(
    _ upper: SpooledCells, diagonal: Float, spooling: Spooling
  ) throws(ExportError) {
    self.upper = upper
    self.diagonal = diagonal
    self.spooling = spooling
    var counts = [Int](repeating: 1, count: upper.rowCount)
    try upper.forEachRow(in: 0..<upper.rowCount) { row, columns, _ in
      counts[row] += columns.count
      for i in columns.indices { counts[Int(columns[i])] += 1 }
    }
    var starts = [0]
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    rowStarts = starts
  }

  /// Calls `body` with each row in turn, its columns ascending.
  ///
  /// - Throws: what `body` throws, or that cells cannot be set aside or read back.
  /// - Complexity: O(cells); each is read once, and at most written and read once more.
  func forEachRow(
    _ body: (Int, Span<Int32>, Span<Float>) throws(ExportError) -> Void
  ) throws(ExportError) {
    let blocks = rowStarts.runs(of: 0..<upper.rowCount, weighing: spooling.blockCells)
    var later = CellBuckets(count: blocks.count, spooling)
    for (index, rows) in blocks.enumerated() {
      var block = RowBlock(rows, starts: rowStarts)
      try later.forEachCell(of: index) { row, column, value in
        block.place(column, value, in: row)
      }
      try upper.forEachRow(in: rows) { (row, columns, values) throws(ExportError) in
        block.place(Int32(row), diagonal, in: row)
        var target = index
        for i in columns.indices {
          let column = Int(columns[i])
          block.place(columns[i], values[i], in: row)
          while column >= blocks[target].upperBound { target += 1 }
          if target == index {
            block.place(Int32(row), values[i], in: column)
          } else {
            try later.append(Int32(row), values[i], inRow: columns[i], to: target)
          }
        }
      }
      for row in rows {
        let cells = rowStarts[row] - block.base..<rowStarts[row + 1] - block.base
        try body(
          row, block.columns.span.extracting(cells), block.values.span.extracting(cells))
      }
    }
  }
}

/// Some rows while they are put together.
private struct RowBlock {
  /// The place of the first cell among all cells.
  let base: Int
  private(set) var columns: [Int32]
  private(set) var values: [Float]
  private let firstRow: Int
  /// By row of the block: where its next cell goes.
  private var next: [Int]

  init(_ rows: Range<Int>, starts: [Int]) {
    let (base, end) = (starts[rows.lowerBound], starts[rows.upperBound])
    self.base = base
    columns = Array(repeating: 0, count: end - base)
    values = Array(repeating: 0, count: end - base)
    firstRow = rows.lowerBound
    next = rows.map { starts[$0] - base }
  }

  /// Puts a cell behind those that its row already has.
  mutating func place(_ column: Int32, _ value: Float, in row: Int) {
    let place = next[row - firstRow]
    columns[place] = column
    values[place] = value
    next[row - firstRow] += 1
  }
}
