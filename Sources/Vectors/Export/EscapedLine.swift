/// Text that has to stay on its line and in its column.
///
/// In `FILE.ids.txt` line *i* is row *i*, and in `FILE.terms.tsv` a tab ends a column,
/// whatever the text holds. So backslash, tab, line feed and carriage return are written
/// as `\\`, `\t`, `\n` and `\r`, which are the rules of PostgreSQL's text format; all
/// else stands as it is.
public enum EscapedLine {
  /// Appends the text with its escapes, without a line end.
  ///
  /// - Parameters:
  ///   - text: any bytes.
  ///   - line: what to append to.
  public static func append(_ text: Span<UInt8>, to line: inout [UInt8]) {
    for i in text.indices {
      switch text[i] {
      case UInt8(ascii: "\\"): line.append(backslashAnd: UInt8(ascii: "\\"))
      case UInt8(ascii: "\t"): line.append(backslashAnd: UInt8(ascii: "t"))
      case UInt8(ascii: "\n"): line.append(backslashAnd: UInt8(ascii: "n"))
      case UInt8(ascii: "\r"): line.append(backslashAnd: UInt8(ascii: "r"))
      case let plain: line.append(plain)
      }
    }
  }

  /// The text that `line` stands for; a backslash that begins no escape stands for itself.
  public static func unescape(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch (scalar, rest.first) {
      case ("\\", "t"): text.append("\t")
      case ("\\", "n"): text.append("\n")
      case ("\\", "r"): text.append("\r")
      case ("\\", "\\"): text.append("\\")
      default:
        text.append(scalar)
        continue
      }
      rest.removeFirst()
    }
    return String(text)
  }
}

extension [UInt8] {
  fileprivate mutating func append(backslashAnd byte: UInt8) {
    append(UInt8(ascii: "\\"))
    append(byte)
  }
}
