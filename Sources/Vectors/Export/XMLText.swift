/// Text as XML 1.0 takes it, between tags and in attributes in quotation marks alike.
///
/// Marks of the language and line ends become references, so that they come back as they
/// were. Characters that XML 1.0 has no place for, such as most control characters, are
/// written `_x0007_` as in Office documents (ECMA-376, `ST_Xstring`); an underscore that
/// would read as the beginning of one becomes `_x005F_`. So different texts stay different.
public enum XMLText {
  /// Appends the text with its escapes.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - line: what to append to.
  public static func append(_ text: Span<UInt8>, to line: inout [UInt8]) {
    var i = 0
    while i < text.count {
      let byte = text[i]
      i += 1
      switch byte {
      case UInt8(ascii: "&"): line += "&amp;".utf8
      case UInt8(ascii: "<"): line += "&lt;".utf8
      case UInt8(ascii: ">"): line += "&gt;".utf8
      case UInt8(ascii: "\""): line += "&quot;".utf8
      case 0x09, 0x0A, 0x0D: line += "&#\(byte);".utf8
      case 0..<0x20: line.append(escaped: UInt16(byte))
      case UInt8(ascii: "_") where beginsEscape(text, after: i):
        line.append(escaped: UInt16(byte))
      case 0xEF where isNoncharacter(text, after: i):
        // U+FFFE is EF BF BE, and U+FFFF is EF BF BF.
        line.append(escaped: 0xFF40 + UInt16(text[i + 1]))
        i += 2
      default: line.append(byte)
      }
    }
  }

  /// Whether `x`, four hexadecimal digits and `_` stand from a place on.
  private static func beginsEscape(_ text: Span<UInt8>, after i: Int) -> Bool {
    guard i + 6 <= text.count, text[i] == UInt8(ascii: "x"),
      text[i + 5] == UInt8(ascii: "_")
    else { return false }
    for j in i + 1..<i + 5 {
      switch text[j] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        continue
      default: return false
      }
    }
    return true
  }

  private static func isNoncharacter(_ text: Span<UInt8>, after i: Int) -> Bool {
    i + 2 <= text.count && text[i] == 0xBF && text[i + 1] >= 0xBE
  }
}

extension [UInt8] {
  /// Appends `_x`, four hexadecimal digits and `_`.
  fileprivate mutating func append(escaped unit: UInt16) {
    let digits = String(unit, radix: 16, uppercase: true)
    self += "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_".utf8
  }
}
