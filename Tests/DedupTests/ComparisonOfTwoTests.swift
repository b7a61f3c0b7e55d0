import Dedup
import Testing
import Vectors

@Suite("Comparison of two documents") struct ComparisonOfTwoTests {
  private let parallel = Parallel(threads: 2)

  @Test func `says what a search says of the pair`() throws {
    let story = randomWords(100, seed: 1)
    let corpus = corpus([
      text(Array(story.prefix(60))), text(randomWords(50, seed: 2)), text(story),
      text(Array(story.prefix(60))),
      text(Array(story[50..<75]) + randomWords(90, seed: 3)),
    ])
    let search = try CopySearch()
    let copies = try search.run(over: corpus, parallel: parallel)
    #expect(copies.pairs.count == 4)
    for pair in copies.pairs {
      let two = try search.comparison(
        of: pair.a, and: pair.b, in: corpus, parallel: parallel)
      let found = try #require(two.pair)
      #expect([found.a, found.b] == [pair.a, pair.b])
      #expect(found.relation == pair.relation && found.score == pair.score)
      #expect(found.jaccard == pair.jaccard && found.longestRun == pair.longestRun)
      #expect(found.containmentA == pair.containmentA)
      #expect(found.sharedWords == pair.sharedWords)
      #expect(two.passages == copies.passages(of: pair, in: corpus))
      #expect(two.formulaOfA.isEmpty && two.formulaOfB.isEmpty)
    }
  }

  @Test func `knows documents that share nothing or have no words`() throws {
    let corpus = corpus([
      text(randomWords(30, seed: 1)), text(randomWords(30, seed: 2)), " - ",
    ])
    let search = try CopySearch()
    let two = try search.comparison(of: 0, and: 1, in: corpus, parallel: parallel)
    #expect(two.pair?.relation == Relation.none && two.pair?.jaccard == 0)
    #expect(two.pair?.sharedWords == 0 && two.passages.isEmpty)

    let empty = try search.comparison(of: 1, and: 2, in: corpus, parallel: parallel)
    #expect(empty.pair == nil && empty.passages.isEmpty && empty.formulaOfB.isEmpty)
  }

  @Test func `knows what recurs over the batch`() throws {
    let day: Int64 = 86_400
    let formula = randomWords(10, seed: 1)
    let texts = (0..<40).map { formula + randomWords(30, seed: UInt64($0 + 2)) }
    let corpus = corpus(texts.map(text), dates: (0..<40).map { Int64($0 / 2) * day })
    let two = try CopySearch().comparison(of: 3, and: 30, in: corpus, parallel: parallel)

    let end = text(formula).unicodeScalars.count
    #expect(two.formulaOfA == [0..<end] && two.formulaOfB == [0..<end])
    #expect(two.passages.map(\.a.scalars) == [0..<end])
    #expect(two.pair?.relation != .copy)
  }
}
