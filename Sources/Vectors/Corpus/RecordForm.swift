/// How the records of a store are given back as JSON Lines.
enum RecordForm: Sendable, Hashable {
  /// A record is a line of JSON already.
  case line
  /// A record is a JSON object that may span lines.
  case element
  /// A record is a row of a table with this header; the object has its columns.
  case row(header: [[UInt8]], delimiter: UInt8)
  /// A record is no text of its own; the object has the fields of the document.
  case fields
}
