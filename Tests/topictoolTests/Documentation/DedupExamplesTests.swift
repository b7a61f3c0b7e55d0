import Dedup
import Testing
import Vectors

@Suite("Examples of Dedup") struct DedupExamplesTests {
  @Test func `who copied whom`() throws {
    let corpus = try Sample.corpus()
    let parallel = Parallel(threads: 2)

    let copies = try CopySearch(CopySearch.Options()).run(
      over: corpus, parallel: parallel)
    let sources = copies.families.members(ofFamiliesFrom: 2).map { family in
      corpus.string(.id, of: family[0])
    }

    #expect(sources.contains("rawaq-0214"))
  }

  @Test func `an archive on disk`() throws {
    let corpus = try Sample.corpus()
    let parallel = Parallel(threads: 2)
    let place = try Folder()
    let folder = place.path("index")
    let today = Corpus([Article(id: "new", text: corpus.string(.text, of: 0))])

    try ArticleIndex.create(at: folder)
    let writer = try IndexWriter(at: folder)
    try writer.add(corpus, parallel: parallel)
    try writer.delete(["rawaq-0214"])

    let index = try ArticleIndex(at: folder)
    let matches = try index.matches(of: today, parallel: parallel)
    let known = matches.pairs.map { pair in
      matches.corpus.string(.id, of: pair.b)
    }

    #expect(index.count == corpus.count - 1)
    #expect(known.contains(corpus.string(.id, of: 0)))
    #expect(!known.contains("rawaq-0214"))
  }

  @Test func `what was copied`() throws {
    let corpus = try Sample.corpus()
    let parallel = Parallel(threads: 2)
    let copies = try CopySearch(CopySearch.Options()).run(
      over: corpus, parallel: parallel)

    let pair = copies.pairs[0]
    let words = copies.passages(of: pair, in: corpus).map { passage in
      passage.words  // equal ones; passage.a and passage.b say where
    }

    #expect(words.reduce(0, +) == Int(pair.sharedWords))
  }
}
