internal import Vectors

/// Rows of named columns, written one after another as CSV, a JSON array or JSON Lines.
///
///     var writer = try RowWriter(.csv, columns: ["a", "b"], to: file)
///     try writer.append([.text("x"), .integer(1)])
///     try writer.finish()
struct RowWriter {
  private let file: AtomicFile
  private let format: RowFormat
  private let columns: [String]
  private var isEmpty = true

  /// Begins with a heading, where the format has one.
  init(
    _ format: RowFormat, columns: [String], to file: AtomicFile
  ) throws(ExportError) {
    self.file = file
    self.format = format
    self.columns = columns
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
    precondition(
      row.count == columns.count, "\(row.count) values, \(columns.count) columns")
    guard format != .csv else { return try file.writeCSV(row) }
    var line: [UInt8] = []
    if format == .json, !isEmpty { line.append(UInt8(ascii: ",")) }
    Value.record(Array(zip(columns, row))).appendJSON(to: &line)
    line.append(UInt8(ascii: "\n"))
    try file.write(line.span)
    isEmpty = false
  }

  /// Writes what closes the rows.
  func finish() throws(ExportError) {
    if format == .json { try file.writeLine("]") }
  }
}
