internal import Vectors

/// Rows of named columns as the bytes of a format, put together cell by cell.
///
///     lines.append(text: id)
///     lines.append(17)
///     lines.endRow()
///
/// The storage is used again, so that a row costs its bytes and nothing else.
struct RowLines: Sendable {
  /// The rows that were ended, and the cells of the one that was not.
  private(set) var bytes: [UInt8] = []

  private let format: RowFormat
  /// What stands before each cell.
  private let leads: [[UInt8]]
  private var column = 0

  /// No rows yet, of columns with these names.
  ///
  /// In an array of JSON every row begins with the comma that parts it from the one before.
  init(_ format: RowFormat, columns: [String]) {
    self.format = format
    leads = columns.enumerated().map { place, name in
      guard format != .csv else { return place > 0 ? [UInt8(ascii: ",")] : [] }
      var lead: [UInt8] = []
      if place > 0 || format == .json { lead.append(UInt8(ascii: ",")) }
      if place == 0 { lead.append(UInt8(ascii: "{")) }
      JSONString.append(Array(name.utf8).span, to: &lead)
      lead.append(UInt8(ascii: ":"))
      return lead
    }
  }

  /// Appends a cell of text: any bytes.
  mutating func append(text: Span<UInt8>) {
    beginCell()
    if format == .csv {
      CSV.append(text, to: &bytes)
    } else {
      JSONString.append(text, to: &bytes)
    }
  }

  /// Appends a cell of text.
  mutating func append(text: String) {
    append(text: text.utf8.span)
  }

  /// Appends a cell with a whole number.
  mutating func append(_ number: Int) {
    beginCell()
    bytes.append(decimal: number)
  }

  /// Appends a cell with a number of so many decimals.
  mutating func append(_ number: Double, decimals: Int) {
    beginCell()
    bytes.append(number, decimals: decimals)
  }

  /// Appends a cell with any value.
  mutating func append(_ value: Value) {
    switch value {
    case .text(let text): append(text: text)
    case .integer(let number): append(number)
    case .number(let number, let decimals): append(number, decimals: decimals)
    case .flag, .missing, .list, .record:
      beginCell()
      if format == .csv {
        value.appendCSV(to: &bytes)
      } else {
        value.appendJSON(to: &bytes)
      }
    }
  }

  /// Ends the row.
  ///
  /// - Precondition: it has a cell for each column.
  mutating func endRow() {
    precondition(column == leads.count, "\(column) cells, \(leads.count) columns")
    if format != .csv { bytes.append(UInt8(ascii: "}")) }
    bytes.append(UInt8(ascii: "\n"))
    column = 0
  }

  /// Forgets the rows and keeps the storage.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func beginCell() {
    bytes.append(contentsOf: leads[column])
    column += 1
  }
}
