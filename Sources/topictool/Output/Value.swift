internal import Vectors

/// What a row for other programs holds.
enum Value: Sendable {
  /// Any text.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number with so many decimals.
  case number(Double, decimals: Int)
  /// Whether something is so: `true` or `false`.
  case flag(Bool)
  /// No value: an empty field, or null.
  case missing
  /// Several values; as CSV they stand in one field, apart by spaces.
  case list([Value])
  /// Named values in their order, for JSON.
  case record([(name: String, value: Value)])
}

extension Value {
  /// Appends the value as a field of CSV.
  func appendCSV(to line: inout [UInt8]) {
    CSV.append(plain, to: &line)
  }

  /// Appends the value as JSON on one line.
  func appendJSON(to line: inout [UInt8]) {
    switch self {
    case .text(let text): JSONString.append(Array(text.utf8).span, to: &line)
    case .integer, .number, .flag: line += plain.utf8
    case .missing: line += "null".utf8
    case .list(let values):
      line.append(UInt8(ascii: "["))
      for (i, value) in values.enumerated() {
        if i > 0 { line.append(UInt8(ascii: ",")) }
        value.appendJSON(to: &line)
      }
      line.append(UInt8(ascii: "]"))
    case .record(let fields):
      line.append(UInt8(ascii: "{"))
      for (i, field) in fields.enumerated() {
        if i > 0 { line.append(UInt8(ascii: ",")) }
        JSONString.append(Array(field.name.utf8).span, to: &line)
        line.append(UInt8(ascii: ":"))
        field.value.appendJSON(to: &line)
      }
      line.append(UInt8(ascii: "}"))
    }
  }

  /// The value as text without quotation marks.
  var plain: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number, let decimals): number.fixed(decimals)
    case .flag(let isSo): isSo ? "true" : "false"
    case .missing: ""
    case .list(let values): values.map(\.plain).joined(separator: " ")
    case .record(let fields): fields.map(\.value.plain).joined(separator: " ")
    }
  }
}
