import Foundation
import Vectors

/// Bytes of any encoding become valid text: UTF-8 and UTF-16 as the standard library mends
/// them, single bytes a character each.
enum Encodings: Target {
  static let name = "encodings"

  static func run(_ input: [UInt8]) {
    let encodings = TextEncoding.allCases
    let encoding = encodings[Int(input.first ?? 0) % encodings.count]
    let body = Array(input.dropFirst())
    for format in [InputFormat.text, .markdown] {
      let (corpus, _) = JSONLinesFiles.read(body, format: format, encoding: encoding)
      JSONLinesFiles.checkFields(of: corpus)
    }
    compare(body, encoding)
    hold(TextEncoding(name: encoding.name) == encoding, "\(encoding.name) is not known")
    _ = TextEncoding(name: String(decoding: body, as: UTF8.self))
  }

  private static func compare(_ body: [UInt8], _ encoding: TextEncoding) {
    // The text behind a title that cannot be taken for a mark.
    let (corpus, _) = JSONLinesFiles.read(
      prefix(encoding) + body, format: .text, encoding: encoding)
    guard corpus.count == 1 else { return }
    let found = corpus.string(.text, of: 0)
    guard let expected = plain(body, encoding) else { return }
    // The title is the text where there is no other.
    if found == "title" { return }
    let trimmed = expected.utf8.trimmingPrefix { $0 == 0x20 || 0x09...0x0D ~= $0 }
    hold(
      trimmed.starts(with: found.utf8),
      "'\(found)' of \(encoding.name), not '\(expected)'")
    hold(
      trimmed.dropFirst(found.utf8.count).allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 },
      "text is lost of \(encoding.name)")
  }

  private static func prefix(_ encoding: TextEncoding) -> [UInt8] {
    let title = Array("title\n".utf8)
    return switch encoding {
    case .utf16le: title.flatMap { [$0, 0] }
    case .utf16be: title.flatMap { [0, $0] }
    case .utf32le: title.flatMap { [$0, 0, 0, 0] }
    case .utf32be: title.flatMap { [0, 0, 0, $0] }
    default: title
    }
  }

  /// The text as the standard library decodes it.
  private static func plain(_ body: [UInt8], _ encoding: TextEncoding) -> String? {
    switch encoding {
    case .utf8: return String(decoding: body, as: UTF8.self)
    case .utf16le, .utf16be:
      let high = encoding == .utf16le ? 1 : 0
      guard body.count.isMultiple(of: 2) else { return nil }
      let units = stride(from: 0, to: body.count, by: 2).map {
        UInt16(body[$0 + high]) << 8 | UInt16(body[$0 + 1 - high])
      }
      return String(decoding: units, as: UTF16.self)
    case .iso88591:
      return String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
    default: return nil
    }
  }
}
