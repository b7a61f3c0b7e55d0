import Dedup
import Testing
import Vectors

@Suite("Votes of families") struct FamilyVotesTests {
  @Test func `a source votes for its copies, and who only quotes for itself`() throws {
    let story = randomWords(100, seed: 1)
    let other = randomWords(60, seed: 2)
    let corpus = Corpus([
      Article(id: "late", text: text(story), date: "2020-01-02T08:00:00Z"),
      Article(id: "early", text: text(story), date: "2020-01-02T07:00:00Z"),
      Article(
        id: "quotes", text: text(other + story.prefix(25)), date: "2020-01-03T07:00:00Z"),
      Article(id: "alone", text: text(randomWords(50, seed: 3))),
      Article(id: "empty", text: ""),
    ])
    let families = try CopySearch().run(over: corpus, parallel: Parallel(threads: 1))
      .families
    #expect(families.roles == [.copy, .source, .partial, .single, .single])
    #expect(families.votes == Votes(representatives: [1, 1, 2, 3, 4]))
  }
}
