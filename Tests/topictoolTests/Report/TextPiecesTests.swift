import Testing
import Vectors

@testable import topictool

@Suite("Pieces of a text") struct TextPiecesTests {
  /// The text that pieces stand for.
  func text(of pieces: TextPieces, _ own: [UInt8], _ other: [UInt8]) -> [UInt8] {
    pieces.pieces.flatMap { piece in
      switch piece {
      case .own(let range): own[range]
      case .taken(let range): other[range]
      }
    }
  }

  func pieces(of own: [UInt8], from other: [UInt8]) -> TextPieces {
    TextPieces(of: own.span, from: other.span)
  }

  @Test func `are taken where the other text has them`() {
    let report = "The committee said on Sunday that exports rose by a tenth."
    let own = Array("In brief: \(report) More to come.".utf8)
    let pieces = pieces(of: own, from: Array(report.utf8))

    #expect(
      pieces.pieces == [
        .own(0..<10), .taken(0..<report.utf8.count),
        .own(10 + report.utf8.count..<own.count),
      ])
  }

  @Test func `of a text like no other are the text`() {
    let own = Array("nothing in common with what is below, word for word".utf8)

    #expect(pieces(of: own, from: []).pieces == [.own(0..<own.count)])
    #expect(pieces(of: own, from: Array("short".utf8)).pieces == [.own(0..<own.count)])
    #expect(pieces(of: [], from: own).pieces.isEmpty)
  }

  /// Texts of one to four bytes a character, cut from each other and changed.
  @Test(arguments: 0..<200)
  func `put together give the text, and begin and end between characters`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters = Array("ab كتاب خبر é😀𝄞 \u{0301}".unicodeScalars)
    func scalars(_ count: Int) -> String.UnicodeScalarView {
      var text = String.UnicodeScalarView()
      for _ in 0..<count {
        text.append(letters[Int.random(in: 0..<letters.count, using: &random)])
      }
      return text
    }
    let other = scalars(Int.random(in: 0...300, using: &random))
    var own = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let start = Int.random(in: 0...other.count, using: &random)
      own += other.dropFirst(start).prefix(Int.random(in: 0...120, using: &random))
      own += scalars(Int.random(in: 0...5, using: &random))
    }
    let (a, b) = (Array(String(own).utf8), Array(String(other).utf8))
    let pieces = pieces(of: a, from: b)

    #expect(text(of: pieces, a, b) == a)
    for piece in pieces.pieces {
      let bytes =
        switch piece {
        case .own(let range): a[range]
        case .taken(let range): b[range]
        }
      #expect(!bytes.isEmpty && String(validating: bytes, as: UTF8.self) != nil)
    }
  }

  /// 47 bytes hold a whole block of 16 wherever they begin, with 15 on both sides.
  @Test(arguments: 0..<40)
  func `find a stretch of 47 bytes wherever it begins`(start: Int) {
    let other = (0..<120).map { UInt8(33 + $0 * 7 % 90) }
    let own = [1, 2, 3] + other[start..<start + 47] + [4, 5]
    let taken = pieces(of: own, from: other).pieces.contains {
      if case .taken(let range) = $0 { range.count >= 47 } else { false }
    }

    #expect(taken)
  }
}
