import Dedup
import Testing
import Vectors

/// Batches that nobody collects on purpose, and texts that somebody made to deceive.
@Suite("Bad input") struct BadInputTests {
  private func run(_ corpus: Corpus) throws -> Copies {
    try CopySearch().run(over: corpus, parallel: Parallel(threads: 2))
  }

  /// Relations of all pairs that are listed.
  private func relations(_ texts: [String]) throws -> [Relation] {
    try run(corpus(texts)).pairs.map(\.relation)
  }

  private static let story = randomWords(120, seed: 1)

  /// A story, its copy cut to two thirds, and another story, by outlet and date.
  private func stories(source: (Int) -> String, date: (Int) -> String) -> Corpus {
    let texts = [Self.story, Array(Self.story.prefix(80)), randomWords(120, seed: 2)]
    return Corpus(
      texts.enumerated().map { i, words in
        Article(id: "\(i)", text: text(words), date: date(i), source: source(i))
      })
  }

  @Test func `without dates or outlets copies are found, and what is missing is said once`()
    throws
  {
    let dates = ["2020-01-01T08:00:00Z", "2020-01-02T08:00:00Z", "2020-01-03"]
    let cases: [(Corpus, [Copies.Note])] = [
      (stories(source: { "outlet \($0)" }, date: { dates[$0] }), []),
      (stories(source: { _ in "" }, date: { dates[$0] }), [.noneOfAnOutlet]),
      (stories(source: { "outlet \($0)" }, date: { _ in "" }), [.noneDated]),
      (stories(source: { "outlet \($0)" }, date: { _ in "2020-01-01" }), [.allOfOneTime]),
      (stories(source: { _ in "" }, date: { _ in "" }), [.noneDated, .noneOfAnOutlet]),
    ]
    for (corpus, notes) in cases {
      let copies = try run(corpus)
      #expect(copies.pairs.map { [$0.a, $0.b] } == [[0, 1]])
      #expect(copies.pairs.map(\.relation) == [.copy])
      #expect(copies.families.sources == [0, 0, 2])
      #expect(copies.notes == notes)
    }
  }

  @Test func `articles that share a disclaimer are no copies of each other`() throws {
    let disclaimer = randomWords(300, seed: 1)
    let texts = (0..<300).map { i in
      text(randomWords(80, seed: UInt64(i + 10)) + disclaimer)
    }
    let relations = try relations(texts)
    #expect(relations.allSatisfy { $0 == .template })
  }

  @Test func `articles of one word are alike only where they are equal`() throws {
    let texts = (0..<300).map { text([$0 % 290]) }
    let copies = try run(corpus(texts))
    #expect(copies.pairs.map { [$0.a, $0.b] } == (0..<10).map { [$0, $0 + 290] })
    #expect(copies.pairs.allSatisfy { $0.relation == .copy })
  }

  @Test func `a long article among short ones is a copy of none, and holds its parts`()
    throws
  {
    let short = (0..<100).map { randomWords(60, seed: UInt64($0 + 10)) }
    let unrelated = try relations([text(randomWords(50_000, seed: 1))] + short.map(text))
    #expect(unrelated.isEmpty)
    // All of each short article stands in the long one.
    let copies = try run(corpus(short.map(text) + [text(short.flatMap(\.self))]))
    #expect(copies.pairs.map { [$0.a, $0.b] } == (0..<100).map { [$0, 100] })
    #expect(copies.pairs.allSatisfy { $0.sharedWords == 60 })
  }

  @Test func `a sentence repeated a thousand times is no trouble`() throws {
    let sentence = randomWords(20, seed: 1)
    let repeated = Array(repeating: sentence, count: 1000).flatMap(\.self)
    let copies = try run(corpus([text(repeated), text(Array(repeated.dropFirst(7)))]))
    #expect(copies.pairs.map(\.relation) == [.copy])
    #expect(copies.pairs.first?.longestRun == 19_993)
  }

  /// Marks without ink: joiners, direction marks, a soft hyphen, a byte order mark.
  static let invisible = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{061C}", "\u{2060}",
    "\u{202B}", "\u{2067}", "\u{00AD}", "\u{FEFF}",
  ]

  @Test(arguments: invisible)
  func `invisible characters between words and letters hide nothing`(mark: String) throws {
    let words = (1...40).map { "خبر\($0)" }
    let plain = words.joined(separator: " ")
    let between = words.joined(separator: "\(mark) \(mark)")
    let within = words.map { $0.map(String.init).joined(separator: mark) }
      .joined(separator: " ")
    let copies = try run(corpus([plain, between, within]))
    #expect(copies.pairs.map { [$0.a, $0.b] } == [[0, 1], [0, 2], [1, 2]])
    #expect(copies.pairs.allSatisfy { $0.jaccard == 1 && $0.relation == .copy })
  }
}
