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

  /// Whether the words of a text begin with a digit, by their forms.
  private func beginWithDigits(_ text: [UInt8]) -> [Bool] {
    var buffer = TokenBuffer()
    analyzer.appendReference(text.span, to: &buffer)
    return buffer.tokens.map { (0x30...0x39).contains(buffer.forms[Int($0.formStart)]) }
  }

  @Test(arguments: [
    ("7", [true]), ("word", [false]), ("3,000.5", [true]), ("x7 7x", [false, true]),
    ("beta,7 7,beta", [false, true, true, false]), ("\"2019\", 1,5.", [true, true]),
    ("٢٠١٩ و١٢ ١٢٫٥ ۱۲", [true, false, true, true]),
  ])
  func `numbers are what begins with a digit`(text: String, expected: [Bool]) {
    let bytes = Array(text.utf8)
    var words = WordHashes(analyzer: analyzer)
    // The second time all runs of a single word are known.
    for _ in 0..<2 {
      words.read(bytes.span)
      let found = words.hashes.map { words.isNumber($0) }
      #expect(found == expected)
      #expect(found == beginWithDigits(bytes))
    }
  }

  @Test func `numbers of earlier texts are known in later ones`() {
    let first = Array("7 of x7, 1,000 in 2019".utf8)
    let second = Array("١٩ of ٧ x7".utf8)
    var words = WordHashes(analyzer: analyzer)
    words.read(first.span)
    let numbers = words.hashes.filter { words.isNumber($0) }
    words.read(second.span)
    let found = words.hashes.map { words.isNumber($0) }
    #expect(found == [true, false, true, false])
    // Digits of all scripts are one.
    #expect(words.hashes.dropFirst(2).first == numbers.first)
    #expect(numbers.count == 3 && numbers.allSatisfy { words.isNumber($0) })

    let other = WordHashes(analyzer: analyzer)
    #expect(!numbers.contains { other.isNumber($0) })
  }
}
