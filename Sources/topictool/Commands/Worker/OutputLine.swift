internal import Vectors

/// A line of the output in the making: its kind, and field after field.
///
///     var line = OutputLine("article")
///     line.append(17)
///     line.append(text: id.span)
///     try job.write(line)
struct OutputLine {
  /// The line so far.
  private(set) var bytes: [UInt8]

  /// A line of a kind, without further fields.
  init(_ kind: String) {
    bytes = Array(kind.utf8)
  }

  /// Adds a whole number.
  mutating func append(_ number: Int) {
    beginField()
    bytes.append(decimal: number)
  }

  /// Adds a whole number, or `\N` if there is none.
  mutating func append(_ number: Int?) {
    if let number { append(number) } else { appendNone() }
  }

  /// Adds a text with its escapes.
  mutating func append(text: Span<UInt8>) {
    beginField()
    EscapedLine.append(text, to: &bytes)
  }

  /// Adds a text with its escapes.
  mutating func append(text: String) {
    append(text: Array(text.utf8).span)
  }

  /// Adds bytes that need no escapes, or a record.
  mutating func append(raw: Span<UInt8>) {
    beginField()
    bytes.append(copying: raw)
  }

  /// Adds 64 bits as hexadecimal digits.
  mutating func append(hexadecimal number: UInt64) {
    beginField()
    extend(hexadecimal: number)
  }

  /// Adds to the last field 64 bits as hexadecimal digits.
  mutating func extend(hexadecimal number: UInt64) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(shift) & 15)
      bytes.append(
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }

  /// Adds `\N`: there is none.
  mutating func appendNone() {
    beginField()
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(UInt8(ascii: "N"))
  }

  private mutating func beginField() {
    bytes.append(UInt8(ascii: "\t"))
  }
}
