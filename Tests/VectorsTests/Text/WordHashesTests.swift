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

  @Test func `runs of one hash, as a known key would have it, are two words`() {
    // Wang Yi's numbers in the place of a key make these two one: found in seconds.
    let (one, other) = (Array("3oklz5ZD9paTNqGk".utf8), Array("GcYupmk8cZFduie5".utf8))
    var words = WordHashes(analyzer: analyzer)
    words.read(one.span)
    words.read(other.span)
    #expect(words.hashes == expected(other))
  }

  @Test func `a seed makes others of them, and keeps equal words equal`() {
    let text = Array("beta 7 alpha Beta قال alpha ٧ وقال قال".utf8)
    let plain = expected(text)
    var drawn: [[UInt64]] = []
    for seed in [1, 2] as [UInt64] {
      var words = WordHashes(analyzer: analyzer, seed: seed)
      for _ in 0..<2 {
        words.read(text.span)
        #expect(Set(words.hashes).isDisjoint(with: plain))
        #expect(
          words.hashes.map { hash in words.hashes.firstIndex(of: hash) }
            == plain.map { hash in plain.firstIndex(of: hash) })
        let numbers = words.hashes.map { words.isNumber($0) }
        #expect(numbers == [false, true, false, false, false, false, true, false, false])
      }
      drawn.append(words.hashes)
    }
    #expect(Set(drawn[0]).isDisjoint(with: drawn[1]))
  }

  @Test func `two words that were found to have one hash have not with a seed`() {
    // By 5.8 thousand million steps of a walk, a minute on one core: docs/reliability.md.
    let text = Array("myydswitv0pzn z0pwzgmfduagk".utf8)
    #expect(Set(expected(text)).count == 1)
    for seed in 1..<100 as Range<UInt64> {
      var words = WordHashes(analyzer: analyzer, seed: seed)
      words.read(text.span)
      #expect(Set(words.hashes).count == 2)
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
