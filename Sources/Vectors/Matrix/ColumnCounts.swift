/// How often each column of a matrix is in each document of a batch, before weighting.
///
/// Rows are in document order, and the columns of a row ascend and are distinct. Where columns
/// are hashed, counts may be negative or 0.
public struct ColumnCounts: Sendable, Hashable {
  /// Number of columns.
  public let columnCount: Int
  /// Where each document's cells start, and after the last one where they end.
  public let rowStarts: [Int]
  /// The column of each cell.
  public let columns: [Int32]
  /// How often the document has it.
  public let counts: [Int32]

  /// Number of documents.
  public var documentCount: Int { rowStarts.count - 1 }

  /// The cells of a document, as a range into ``columns`` and ``counts``.
  func cells(of document: Int) -> Range<Int> {
    rowStarts[document]..<rowStarts[document + 1]
  }

  /// The counts of the terms that have columns.
  ///
  /// - Parameters:
  ///   - counts: the batch.
  ///   - columns: the columns.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Complexity: O(*n*) in the number of cells.
  public init(_ counts: TermCounts, in columns: Columns, parallel: Parallel) {
    let places = counts.places(in: columns)
    let columnCount = columns.count
    let sharesColumns = columns.vocabulary == nil
    let parts = parallel.reporting(to: nil).map(count: counts.documentCount, grain: 256) {
      documents in
      var sorting = CellSorting(columnCount: columnCount)
      for document in documents {
        for i in counts.cells(of: document) {
          let (column, sign) = places[Int(counts.terms[i])]
          guard column >= 0 else { continue }
          sorting.append(column, sign * Int32(clamping: counts.counts[i]))
        }
        sorting.endRow()
      }
      let part = sorting.finish()
      return sharesColumns ? part.withEqualColumnsJoined() : part
    }
    self.init(columnCount: columnCount, joining: parts)
  }

  /// Counts that were taken before.
  init(columnCount: Int, rowStarts: [Int], columns: [Int32], counts: [Int32]) {
    self.columnCount = columnCount
    self.rowStarts = rowStarts
    self.columns = columns
    self.counts = counts
  }

  /// The rows of the parts, one after another.
  private init(columnCount: Int, joining parts: [Part]) {
    var rowStarts = [0]
    var columns: [Int32] = []
    var counts: [Int32] = []
    let cellCount = parts.reduce(0) { $0 + $1.columns.count }
    columns.reserveCapacity(cellCount)
    counts.reserveCapacity(cellCount)
    for part in parts {
      let start = columns.count
      rowStarts += part.rowEnds.map { start + $0 }
      columns += part.columns
      counts += part.counts
    }
    self.init(
      columnCount: columnCount, rowStarts: rowStarts, columns: columns, counts: counts)
  }

  /// Finished rows.
  struct Part: Sendable {
    var rowEnds: [Int] = []
    var columns: [Int32] = []
    var counts: [Int32] = []

    /// The rows with one cell a column, which has the sum of those there were; 0 stays.
    func withEqualColumnsJoined() -> Part {
      var joined = Part()
      var start = 0
      for end in rowEnds {
        let first = joined.columns.count
        for cell in start..<end {
          let last = joined.columns.count - 1
          if last >= first, joined.columns[last] == columns[cell] {
            joined.counts[last] = Int32(
              clamping: Int(joined.counts[last]) + Int(counts[cell]))
          } else {
            joined.columns.append(columns[cell])
            joined.counts.append(counts[cell])
          }
        }
        joined.rowEnds.append(joined.columns.count)
        start = end
      }
      return joined
    }
  }
}
