import Testing
import Vectors

@Suite("Hashes of words") struct WordHashesTests {
  private let analyzer = Analyzer(.shingles)

  private func expected(_ text: [UInt8]) -> [UInt64] {
    var buffer = TokenBuffer()
    analyzer.appendReference(text.span, to: &buffer)
    return buffer.tokens.map(\.hash)
  }

  @Test(arguments: [
    "", " ", "word", "one two  three", "e.g. 3.5,4 and,so on...", "والكتابُ الجديد، قال:",
    "نص\u{200B}كامل \u{FDFA} end", "東京 and 大阪 are cities", "a\u{301} b \u{301}c",
    "can't “won’t” 'quoted' \"double\"", "under_score __ x_1",
  ])
  func `what the analyzer gives, in order`(text: String) {
    var words = WordHashes(analyzer: analyzer)
    for _ in 0..<2 {
      words.read(Array(text.utf8).span)
      #expect(words.hashes == expected(Array(text.utf8)))
    }
  }

  @Test func `long texts of words known and unknown`() {
    var words = WordHashes(analyzer: analyzer)
    var random = SplitMix64(seed: 5)
    let parts = [
      "alpha", "beta,gamma", "3,000.5", "قال", "وقال.", "—", "x…y", "\n", "b.c.d",
    ]
    for round in 0..<20 {
      let text = (0..<round * 200).map { _ in
        parts.randomElement(using: &random).map {
          $0 + (round.isMultiple(of: 7) ? "" : " ")
        }
          ?? ""
      }.joined()
      words.read(Array(text.utf8).span)
      #expect(words.hashes == expected(Array(text.utf8)))
    }
  }
}
