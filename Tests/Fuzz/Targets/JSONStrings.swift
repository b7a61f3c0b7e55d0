import Foundation
import Vectors

/// A string is resolved as Foundation resolves it, to as many bytes as the scanner counted,
/// and is the same again when it is written and read.
enum JSONStrings: Target {
  static let name = "json-strings"

  static func run(_ input: [UInt8]) {
    let quoted = [UInt8(ascii: "\"")] + input
    readWhatIsWritten(input)
    var scanner = JSONScanner(quoted.span)
    guard let text = try? scanner.string() else { return }
    let raw = quoted.span.extracting(text.start..<text.start + text.count)
    var resolved: [UInt8] = []
    JSONString.unescape(raw, into: &resolved)
    hold(resolved.count == text.resolvedCount, "counted \(text.resolvedCount) bytes")
    guard raw.isUTF8 else { return }
    hold(resolved.span.isUTF8, "resolved to what is not UTF-8")
    let list = [UInt8(ascii: "[")] + quoted[..<scanner.position] + [UInt8(ascii: "]")]
    guard let values = JSONOracle.value(list) as? [String] else {
      return hold(JSONOracle.mayRefuse(list), "Foundation refuses the string")
    }
    let expected = Array(values[0].utf8)
    hold(resolved == expected, "resolved to \(resolved), not \(expected)")
  }

  private static func readWhatIsWritten(_ input: [UInt8]) {
    guard input.span.isUTF8 else { return }
    var written: [UInt8] = []
    JSONString.append(input.span, to: &written)
    var scanner = JSONScanner(written.span)
    guard let text = try? scanner.string(), scanner.position == written.count else {
      fatalError("what was written is no string")
    }
    var read: [UInt8] = []
    JSONString.unescape(
      written.span.extracting(text.start..<text.start + text.count), into: &read)
    hold(read == input, "reads as \(read)")
  }
}
