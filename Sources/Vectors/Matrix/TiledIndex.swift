/// Who has each column, for rows that are searched tile by tile.
///
/// A tile is a run of rows whose sums fit into the nearest cache together; of each tile the
/// index has the list of rows with each column. Rows are counted from the start of their
/// tile, in 16 bits.
struct TiledIndex: Sendable {
  /// The lists of a run of rows.
  struct Tile: Sendable {
    /// The rows.
    let rows: Range<Int>
    /// By column: where its postings start, and after the last column their end.
    var starts: [Int32]
    /// The row of each posting, counted from the first of the tile; ascending in a list.
    var ids: [UInt16]
    /// The value of each posting.
    var weights: [Float]
  }

  /// The tiles, in the order of their rows.
  let tiles: [Tile]
  /// Rows a tile; the last one may have fewer.
  let width: Int

  /// The lists of some cells of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: the rows.
  ///   - isIndexed: by cell: whether it is listed.
  ///   - parallel: the threads; the result does not depend on their number.
  init(of matrix: SparseMatrix, isIndexed: [Bool], parallel: Parallel) {
    let width = TiledIndex.width(for: matrix.rowCount)
    self.width = width
    tiles = parallel.reporting(to: nil).map(count: matrix.rowCount, grain: width) {
      Tile($0, of: matrix, isIndexed: isIndexed)
    }
  }

  /// Rows a tile: 8,192, whose sums take 32 KB, or more where there are many rows.
  ///
  /// Every tile has a number for each column, which must not outgrow the postings.
  private static func width(for rowCount: Int) -> Int {
    var width = 8192
    while width < 1 << 16, width * 16 < rowCount { width *= 2 }
    return width
  }
}

extension TiledIndex.Tile {
  fileprivate init(_ rows: Range<Int>, of matrix: SparseMatrix, isIndexed: [Bool]) {
    self.rows = rows
    let cells = matrix.rowStarts[rows.lowerBound]..<matrix.rowStarts[rows.upperBound]
    starts = Array(repeating: 0, count: matrix.columnCount + 1)
    for cell in cells where isIndexed[cell] { starts[Int(matrix.columns[cell]) + 1] += 1 }
    for column in 0..<matrix.columnCount { starts[column + 1] += starts[column] }
    var next = starts
    ids = Array(repeating: 0, count: Int(starts[matrix.columnCount]))
    weights = Array(repeating: 0, count: ids.count)
    for row in rows {
      for cell in matrix.cells(ofRow: row) where isIndexed[cell] {
        let place = Int(next[Int(matrix.columns[cell])])
        next[Int(matrix.columns[cell])] += 1
        ids[place] = UInt16(row - rows.lowerBound)
        weights[place] = matrix.values[cell]
      }
    }
  }
}
