import Testing
import Vectors

@Suite("Term counts") struct TermCountsTests {
  @Test
  func `terms are numbered and rows filled in the order of the text`() {
    let corpus = Corpus([
      Article(id: "0", title: "b", text: "a b"), Article(id: "1", text: "-"),
      Article(id: "2", text: "c a c c"),
    ])
    let counts = TermCounts(
      of: corpus, analyzer: Analyzer(.shingles), fields: [.title, .text],
      parallel: Parallel(threads: 1))

    #expect((0..<counts.termCount).map(counts.term) == ["b", "a", "c"])
    #expect(counts.rowStarts == [0, 2, 2, 4])
    #expect(counts.terms == [0, 1, 2, 1])
    #expect(counts.counts == [2, 1, 3, 1])
    #expect(counts.documentFrequencies == [1, 2, 1])
  }

  @Test
  func `only the fields asked for count`() {
    let corpus = Corpus([Article(id: "0", title: "a", text: "b")])
    let counts = TermCounts(
      of: corpus, analyzer: Analyzer(.shingles), fields: [.title],
      parallel: Parallel(threads: 1))
    #expect((0..<counts.termCount).map(counts.term) == ["a"])
  }

  @Test(arguments: [2, 5])
  func `parts of the batch merge into what one pass gives`(threads: Int) {
    let texts = VectorizerTests.randomTexts(count: 1500, seed: 11)
    let corpus = Corpus(texts.enumerated().map { Article(id: "\($0)", text: $1) })
    func counts(_ threads: Int) -> TermCounts {
      TermCounts(
        of: corpus, analyzer: Analyzer(.shingles), fields: [.text],
        parallel: Parallel(threads: threads))
    }
    let (one, many) = (counts(1), counts(threads))
    #expect(one.hashes == many.hashes)
    #expect(one.rowStarts == many.rowStarts)
    #expect(one.terms == many.terms)
    #expect(one.counts == many.counts)
  }
}
