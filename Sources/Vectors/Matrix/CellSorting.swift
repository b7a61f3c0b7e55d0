/// Brings the cells of some rows into the order of columns.
///
/// All cells are sorted by column, whatever their row, and then dealt out to the rows in
/// that order: a radix sort, whose cost does not grow with the length of a row. A few
/// hundred rows fit the cache.
struct CellSorting {
  /// Column and number of each cell, the column in the high half.
  private var keys: [UInt64] = []
  /// The row of each cell.
  private var rows: [UInt32] = []
  /// The count of each cell.
  private var counts: [Int32] = []
  private var rowEnds: [Int] = []
  private let columnBits: Int

  /// No rows yet, of a matrix with so many columns.
  init(columnCount: Int) {
    columnBits = Int.bitWidth - columnCount.leadingZeroBitCount
  }

  /// Appends a cell to the row at hand.
  @inline(__always)
  mutating func append(_ column: Int32, _ count: Int32) {
    keys.append(UInt64(UInt32(bitPattern: column)) << 32 | UInt64(keys.count))
    rows.append(UInt32(truncatingIfNeeded: rowEnds.count))
    counts.append(count)
  }

  /// Ends the row at hand.
  mutating func endRow() {
    rowEnds.append(keys.count)
  }

  /// The rows, each in the order of columns.
  consuming func finish() -> ColumnCounts.Part {
    RadixSort.sort(&keys, bits: 32..<32 + columnBits)
    var next = [0] + rowEnds
    var columns = [Int32](repeating: 0, count: keys.count)
    var sorted = [Int32](repeating: 0, count: keys.count)
    for key in keys {
      let cell = Int(key & 0xFFFF_FFFF)
      let row = Int(rows[cell])
      let place = next[row]
      next[row] = place + 1
      columns[place] = Int32(truncatingIfNeeded: key >> 32)
      sorted[place] = counts[cell]
    }
    return ColumnCounts.Part(rowEnds: rowEnds, columns: columns, counts: sorted)
  }
}
