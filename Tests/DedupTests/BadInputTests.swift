import Dedup
import Testing
import Vectors

/// Batches that nobody collects on purpose.
///
/// Texts made to deceive are tested where words are found in them.
@Suite("Bad input") struct BadInputTests {
  private func run(_ corpus: Corpus) throws -> Copies {
    try CopySearch().run(over: corpus, parallel: Parallel(threads: 2))
  }

  /// Relations of all pairs that are listed.
  private func relations(_ texts: [String]) throws -> [Relation] {
    try run(corpus(texts)).pairs.map(\.relation)
  }

  private static let story = randomWords(120, seed: 1)

  /// A story, its copy cut to two thirds, and other stories, by outlet and date.
  private func stories(source: (Int) -> String, date: (Int) -> String) -> Corpus {
    let others = (0..<30).map { randomWords(60, seed: UInt64($0 + 2)) }
    let texts = [Self.story, Array(Self.story.prefix(80))] + others
    return Corpus(
      texts.enumerated().map { i, words in
        Article(id: "\(i)", text: text(words), date: date(i), source: source(i))
      })
  }

  @Test
  func `without dates or outlets copies are found, and what is missing is said once`()
    throws
  {
    func outlet(_ i: Int) -> String { "outlet \(i % 7)" }
    func day(_ i: Int) -> String { "2020-01-\(10 + i % 20)" }
    func none(_ i: Int) -> String { "" }
    let cases: [(Corpus, [Copies.Note])] = [
      (stories(source: outlet, date: day), []),
      (stories(source: none, date: day), [.noneOfAnOutlet]),
      (stories(source: outlet, date: none), [.noneDated]),
      (stories(source: outlet, date: { _ in "2020-01-01" }), [.allOfOneTime]),
      (stories(source: none, date: none), [.noneDated, .noneOfAnOutlet]),
    ]
    for (corpus, notes) in cases {
      let copies = try run(corpus)
      #expect(copies.pairs.map { [$0.a, $0.b] } == [[0, 1]])
      #expect(copies.pairs.map(\.relation) == [.copy])
      #expect(copies.families.sources[..<3] == [0, 0, 2])
      #expect(copies.notes == notes)
    }
  }

  @Test func `articles that share a disclaimer are no copies of each other`() throws {
    let disclaimer = randomWords(300, seed: 1)
    let texts = (0..<120).map { i in
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
    // All of each short article stands in the long one, before or behind them.
    let whole = text(short.flatMap(\.self))
    let behind = try run(corpus(short.map(text) + [whole])).pairs
    #expect(behind.map { [$0.a, $0.b] } == (0..<100).map { [$0, 100] })
    let before = try run(corpus([whole] + short.map(text))).pairs
    #expect(before.map { [$0.a, $0.b] } == (1...100).map { [0, $0] })
    #expect((behind + before).allSatisfy { $0.sharedWords == 60 && $0.longestRun == 60 })
    #expect(behind.map(\.containmentA) == before.map(\.containmentB))
  }

  @Test func `a sentence repeated a thousand times is no trouble`() throws {
    let sentence = randomWords(20, seed: 1)
    let repeated = Array(repeating: sentence, count: 1000).flatMap(\.self)
    let copies = try run(corpus([text(repeated), text(Array(repeated.dropFirst(7)))]))
    #expect(copies.pairs.map(\.relation) == [.copy])
    #expect(copies.pairs.first?.longestRun == 19_993)
  }
}
