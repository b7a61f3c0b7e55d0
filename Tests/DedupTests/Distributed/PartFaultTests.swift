import Dedup
import Testing
import Vectors

@Suite("Parts whose lines do not go together") struct PartFaultTests {
  private static let words = randomWords(20, seed: 1)

  private func told(
    _ number: Int32, words: Int32 = 20, shingles: Int32 = 18
  ) -> TaskText {
    TaskText(
      number: number, words: words, shingles: shingles, outlet: nil, earliest: nil,
      latest: nil)
  }

  private func verified(_ texts: [TaskText], _ pairs: [TextPair]) throws -> Int {
    let verification = try TaskVerification(
      CopySearch.Options(), recurring: RecurringPhrases([], documentCount: 9))
    let batch = corpus(texts.map { _ in text(Self.words) })
    return try verification.verified(pairs, among: texts, in: batch).count
  }

  @Test func `a task says of its texts what they are, and each pair once`() throws {
    let pair = TextPair(3, 7)
    #expect(try verified([told(7), told(3)], [pair]) == 1)
    #expect(throws: PartFault.tooManyWords(7)) {
      try verified([told(3), told(7, words: 20_000)], [pair])
    }
    #expect(throws: PartFault.tooManyShingles(3)) {
      try verified([told(3, shingles: 21), told(7)], [pair])
    }
    #expect(throws: PartFault.repeatedPair(3, 7)) {
      try verified([told(3), told(7)], [pair, pair])
    }
    #expect(throws: PartFault.repeated(3)) { try verified([told(3), told(3)], []) }
    #expect(throws: PartFault.strangeText(7)) { try verified([told(3)], [pair]) }
  }

  private func article(_ number: Int32, text: Int32) -> ComponentFamilies.Article {
    ComponentFamilies.Article(
      number: number, text: text, words: 9, time: nil, credits: [])
  }

  @Test func `a component has the first article of each text, and each pair once`()
    throws
  {
    let families = ComponentFamilies(agencies: .known)
    let own = OwnWords(equalA: 9, equalB: 9, countA: 9, countB: 9)
    let pair = PairRecord(pair: TextPair(3, 7), own: own, relation: .copy)
    let articles = [article(3, text: 3), article(8, text: 7), article(7, text: 7)]
    #expect(try families.members(of: articles, pairs: [pair]).map(\.first) == [3, 3, 3])
    #expect(throws: PartFault.repeatedPair(3, 7)) {
      try families.members(of: articles, pairs: [pair, pair])
    }
    #expect(throws: PartFault.noFirst(7)) {
      try families.members(of: Array(articles.prefix(2)), pairs: [pair])
    }
    #expect(throws: PartFault.noFirst(7)) {
      try families.members(of: [article(7, text: 7), article(5, text: 7)], pairs: [])
    }
    #expect(throws: PartFault.repeated(7)) {
      try families.members(of: articles + [article(7, text: 7)], pairs: [])
    }
  }

  @Test func `a text took from another once`() throws {
    func article(_ number: Int) -> Precedence {
      Precedence(
        document: number, family: number, isSource: true, time: Int64(number), words: 9)
    }
    let pair = TakenText.Pair(other: article(3), ownWords: 4, passages: [0..<4])
    #expect(try TakenText(of: 7, first: article(7), pairs: [(3, pair)])?.words == 4)
    #expect(throws: PartFault.repeatedPair(3, 7)) {
      try TakenText(of: 7, first: article(7), pairs: [(3, pair), (3, pair)])
    }
  }
}
