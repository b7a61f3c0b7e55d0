// A packed row is, for each of its cells in the order of columns, how far the column is behind
// the one before, times two, plus one if the count is above 1; then how much it is beyond 2.

extension ColumnCounts {
  /// A row as bytes.
  ///
  /// - Parameters:
  ///   - document: the row, whose counts are above 0.
  ///   - countsOnce: whether each column is to count once.
  /// - Returns: the bytes, none for an empty row.
  package func packedRow(_ document: Int, countsOnce: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    var next: Int32 = 0
    for cell in cells(of: document) {
      let count = countsOnce ? 1 : counts[cell]
      precondition(count > 0, "a count of \(count)")
      bytes.append(small: UInt64(columns[cell] - next) << 1 | (count > 1 ? 1 : 0))
      if count > 1 { bytes.append(small: UInt64(count) - 2) }
      next = columns[cell] + 1
    }
    return bytes
  }

  /// Number of columns that a document has.
  package func cellCount(of document: Int) -> Int { cells(of: document).count }
}

/// Rows of counts that were packed one by one.
package struct PackedCounts: Sendable {
  private let columnCount: Int
  private var rowStarts = [0]
  private var columns: [Int32] = []
  private var counts: [Int32] = []

  /// No rows, of a matrix with so many columns.
  package init(columnCount: Int) {
    self.columnCount = columnCount
  }

  /// Number of rows.
  package var count: Int { rowStarts.count - 1 }

  /// Number of cells of all rows.
  package var cellCount: Int { columns.count }

  /// Adds a row.
  ///
  /// - Parameter bytes: as ``ColumnCounts/packedRow(_:countsOnce:)`` made them.
  /// - Throws: ``ModelFileError/damaged`` if it did not.
  package mutating func append(_ bytes: Span<UInt8>) throws(ModelFileError) {
    var offset = 0
    var next = 0
    while offset < bytes.count {
      let code = try bytes.smallNumber(at: &offset)
      let more = code & 1 == 1 ? try bytes.smallNumber(at: &offset) : -1
      guard code >> 1 < columnCount - next, more <= Int(Int32.max) - 2 else {
        throw .damaged
      }
      columns.append(Int32(next + (code >> 1)))
      counts.append(Int32(more + 2))
      next += (code >> 1) + 1
    }
    rowStarts.append(columns.count)
  }

  /// Adds a row without cells.
  package mutating func appendEmpty() { rowStarts.append(columns.count) }

  /// Adds a row of others.
  package mutating func append(_ row: Int, of other: PackedCounts) {
    let cells = other.rowStarts[row]..<other.rowStarts[row + 1]
    columns += other.columns[cells]
    counts += other.counts[cells]
    rowStarts.append(columns.count)
  }

  /// The rows as a weighting takes them.
  package var columnCounts: ColumnCounts {
    ColumnCounts(
      columnCount: columnCount, rowStarts: rowStarts, columns: columns, counts: counts)
  }
}
