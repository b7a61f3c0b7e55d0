/// Reads records that are rows of a table under a header (RFC 4180).
struct TableReader {
  private let names: FieldNames
  private let delimiter: UInt8
  private var builder: PartBuilder
  // By column, the slot it fills.
  private var slots: [Int?] = []
  private var field: [UInt8] = []

  /// Columns that a header may have: more are a fault of the file, and each takes memory.
  static let columnLimit = 1 << 16

  /// The names in the header.
  private(set) var columns: [[UInt8]] = []

  init(names: FieldNames, delimiter: UInt8) {
    self.names = names
    self.delimiter = delimiter
    builder = PartBuilder(names: names)
  }

  /// What separates the columns of a header: the most frequent of comma, semicolon (as
  /// spreadsheets write where the comma is the decimal sign) and tab.
  static func delimiter(_ text: Span<UInt8>) -> UInt8 {
    let end = Kernels.firstIndex(of: UInt8(ascii: "\n"), in: text, from: 0)
    let header = text.extracting(0..<end)
    var best: (delimiter: UInt8, count: Int) = (UInt8(ascii: ","), 0)
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      let count = Kernels.count(of: candidate, in: header)
      if count > best.count { best = (candidate, count) }
    }
    return best.delimiter
  }

  /// All records; `start` is behind the byte order mark.
  mutating func read(_ bytes: Span<UInt8>, from start: Int) -> Part {
    var row = TableRow(bytes, at: start, delimiter: delimiter)
    while row.isAtLineEnd { skipLine(&row) }
    guard row.position < bytes.count else { return builder.part }
    readHeader(&row)
    guard !columns.isEmpty else { return builder.part }
    guard slots.contains(where: { $0.map { names.names[$0].field } == .text }) else {
      builder.report(
        .noTextColumn(columns: columns.map { String(decoding: $0, as: UTF8.self) }),
        line: 0)
      return builder.part
    }
    while row.position < bytes.count {
      if row.isAtLineEnd {
        skipLine(&row)
        continue
      }
      let start = row.position
      readRow(&row)
      guard row.isUnclosed else { continue }
      // Read on from the next line. This happens once a file: behind such a mark all runs
      // of marks are of even length, and a cell that begins with one is closed.
      row = TableRow(bytes, at: start, delimiter: delimiter)
      skipLine(&row)
    }
    return builder.part
  }

  private mutating func readHeader(_ row: inout TableRow) {
    let start = row.position
    while let cell = row.next() {
      guard columns.count < TableReader.columnLimit else {
        builder.report(
          .syntax(
            expected: "at most \(TableReader.columnLimit) columns", found: "more"),
          line: builder.part.lineCount)
        columns = []
        return
      }
      var name: [UInt8] = []
      cell.append(from: row.bytes, to: &name)
      columns.append(name)
      slots.append(names.slot(ofColumn: name.span.trimmed()))
    }
    if let fault = row.fault(end: "the end of the file") {
      builder.report(fault, line: builder.part.lineCount)
      columns = []
    }
    countLines(row, from: start)
  }

  private mutating func readRow(_ row: inout TableRow) {
    let start = row.position
    builder.beginRecord()
    var count = 0
    while let cell = row.next() {
      if count < slots.count, let slot = slots[count] {
        builder.setValue(extent(of: cell, in: row.bytes), slot: slot)
      }
      count += 1
    }
    let line = builder.part.lineCount
    if let fault = row.fault(end: "the end of the file") {
      builder.report(fault, line: line)
    } else if count != columns.count {
      builder.report(.fieldCount(count, expected: columns.count), line: line)
    } else {
      let record = Extent(
        store: Part.fileStore, start: start, count: row.contentEnd - start)
      builder.endRecord(record, line: line, file: row.bytes)
    }
    if !row.isUnclosed { countLines(row, from: start) }
  }

  /// Where a cell stands: in the file, or decoded in the arena.
  private mutating func extent(of cell: TableRow.Cell, in bytes: Span<UInt8>) -> Extent {
    guard cell.hasDoubledQuotes else {
      return Extent(store: Part.fileStore, start: cell.start, count: cell.count)
    }
    let start = builder.arenaCount
    builder.withArena { cell.append(from: bytes, to: &$0) }
    return Extent(
      store: Part.arenaStore, start: start, count: builder.arenaCount - start)
  }

  private mutating func skipLine(_ row: inout TableRow) {
    row.skipLine()
    builder.advance(lines: 1)
  }

  private mutating func countLines(_ row: borrowing TableRow, from start: Int) {
    let text = row.bytes.extracting(start..<row.position)
    builder.advance(lines: Kernels.count(of: UInt8(ascii: "\n"), in: text))
  }
}
