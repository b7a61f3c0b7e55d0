internal import Vectors

/// Rows of named columns, written one after another as CSV, a JSON array or JSON Lines.
///
///     var writer = try RowWriter(.csv, columns: ["a", "b"], to: file)
///     try writer.append([.text("x"), .integer(1)])
///     try writer.finish()
struct RowWriter {
  private let file: AtomicFile
  private let format: RowFormat
  private var lines: RowLines
  private var isEmpty = true

  /// Rows that one thread puts together at a time, and how many such pieces wait to be
  /// written at most.
  private static let (grain, pieces) = (512, 64)

  /// Begins with a heading, where the format has one.
  init(
    _ format: RowFormat, columns: [String], to file: AtomicFile
  ) throws(ExportError) {
    self.file = file
    self.format = format
    lines = RowLines(format, columns: columns)
    switch format {
    case .csv: try file.writeCSV(columns.map { .text($0) })
    case .json: try file.writeLine("[")
    case .jsonl: break
    }
  }

  /// Writes a row.
  ///
  /// - Precondition: it has a value for each column.
  mutating func append(_ row: [Value]) throws(ExportError) {
    for value in row { lines.append(value) }
    lines.endRow()
    try file.write(afterComma(lines.bytes.span))
    isEmpty = false
    lines.removeAll()
  }

  /// Writes many rows, put together on several threads.
  ///
  /// - Parameters:
  ///   - count: how many rows.
  ///   - parallel: the threads.
  ///   - body: appends some of them in order, or leaves them out.
  /// - Throws: ``ExportError`` if the file cannot be written.
  mutating func append(
    count: Int, parallel: Parallel,
    _ body: @Sendable (_ rows: Range<Int>, _ lines: inout RowLines) -> Void
  ) throws(ExportError) {
    let wave = RowWriter.grain * RowWriter.pieces
    let parallel = parallel.reporting(to: nil)
    for start in stride(from: 0, to: count, by: wave) {
      let blank = lines
      let pieces = parallel.map(count: min(wave, count - start), grain: RowWriter.grain) {
        range in
        var piece = blank
        body(start + range.lowerBound..<start + range.upperBound, &piece)
        return piece
      }
      for piece in pieces where !piece.bytes.isEmpty {
        try file.write(afterComma(piece.bytes.span))
        isEmpty = false
      }
    }
  }

  /// The rows without the comma before them, if no row stands there.
  @_lifetime(copy rows)
  private func afterComma(_ rows: Span<UInt8>) -> Span<UInt8> {
    rows.extracting(droppingFirst: isEmpty && format == .json ? 1 : 0)
  }

  /// Writes what closes the rows.
  func finish() throws(ExportError) {
    if format == .json { try file.writeLine("]") }
  }
}
