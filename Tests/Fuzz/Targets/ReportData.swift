@testable import topictool
import Vectors

/// What articles say cannot end or leave the block of the report in which it stands, and comes
/// back as it was; a text in pieces of another is that text.
enum ReportData: Target {
  static let name = "report"

  static func run(_ input: [UInt8]) {
    guard let text = String(validating: input, as: UTF8.self) else { return }
    let block = DataBlock("b", .text(text))
    hold(!block.bytes.contains(UInt8(ascii: "<")), "a tag in the block")
    guard case .text(let same)? = try? JSONTree(block.bytes.span) else {
      fatalError("no JSON in the block")
    }
    hold(same.utf8.elementsEqual(input), "another text in the block")
    pieces(input)
    let template = Template(text).pieces.map { piece in
      switch piece {
      case .text(let text): String(text)
      case .place(let name): "{{\(name)}}"
      }
    }
    hold(template.joined().utf8.elementsEqual(input), "a template of something else")
  }

  private static func pieces(_ input: [UInt8]) {
    let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let source = Array(parts[0])
    let text = parts.count > 1 ? Array(parts[1]) : source
    var joined: [UInt8] = []
    for piece in TextPieces(of: text.span, from: source.span).pieces {
      switch piece {
      case .own(let range):
        hold(!range.isEmpty && text[range].span.isUTF8, "\(range) is no text")
        joined += text[range]
      case .taken(let range):
        hold(!range.isEmpty && source[range].span.isUTF8, "\(range) is no text")
        joined += source[range]
      }
    }
    hold(joined == text, "another text of pieces")
  }
}
