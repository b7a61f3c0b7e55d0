import Dedup
import Testing
import Vectors

@Suite("Comparison with an archive") struct ArchiveTests {
  private func run(
    _ batch: [Article], against archive: [Article],
    _ change: (inout CopySearch.Options) -> Void = { _ in }
  ) throws -> Copies {
    var options = CopySearch.Options()
    change(&options)
    let both = Corpus(batch).followed(by: Corpus(archive))
    return try CopySearch(options).run(
      over: both, archiveFrom: batch.count, parallel: Parallel(threads: 2))
  }

  private func article(
    _ words: [Int], _ date: String = "", _ source: String = ""
  ) -> Article {
    Article(id: "same id", text: text(words), date: date, source: source)
  }

  private func places(_ copies: Copies) -> [[Int]] { copies.pairs.map { [$0.a, $0.b] } }

  private let story = randomWords(80, seed: 1)
  private let other = randomWords(80, seed: 2)

  @Test(arguments: CopySearch.Mode.allCases)
  func `pairs one of the batch with one of the archive`(mode: CopySearch.Mode) throws {
    let cut = Array(story.prefix(60))
    let copies = try run(
      [article(cut), article(cut), article(other), article(randomWords(80, seed: 3))],
      against: [article(other), article(story), article(story)]
    ) { $0.mode = mode }

    #expect(places(copies) == [[0, 5], [0, 6], [1, 5], [1, 6], [2, 4]])
    #expect(copies.pairs[0].containmentA == 1)
    #expect(copies.pairs[0].containmentB == 58.0 / 78)
    #expect(copies.batchCount == 4)
    #expect(copies.families.numbers[..<4] == [1, 1, 2, 3])
    #expect(copies.families.sources[..<4] == [5, 5, 4, 3])
    #expect(copies.families.roles[..<4] == [.copy, .copy, .copy, .single])
    #expect(copies.kept == [3])
  }

  @Test func `the source is in the archive, however late`() throws {
    let quoting = Array(story[..<30]) + randomWords(100, seed: 4)
    let copies = try run(
      [article(story, "2019-01-01"), article(quoting, "2018-01-01")],
      against: [article(story, "2019-02-01")])

    #expect(places(copies) == [[0, 2], [1, 2]])
    #expect(copies.families.roles == [.copy, .partial, .source])
    #expect(copies.families.sources == [2, 2, 2])
    #expect(copies.kept == [1])
  }

  @Test func `articles of the batch are not compared with each other`() throws {
    let copies = try run(
      [article(story), article(story), article(Array(story.dropLast()))],
      against: [article(other), article(other)])

    #expect(copies.pairs.isEmpty)
    #expect(copies.families.numbers == [1, 2, 3, 4, 5])
    #expect(copies.kept == [0, 1, 2])
  }

  @Test func `other filters hold as well`() throws {
    let copies = try run(
      [
        article(story, "2019-03-01", "A"), article(story, "2019-03-01", "B"),
        article(story, "2019-04-01", "B"),
      ],
      against: [article(story, "2019-03-02", "A"), article(story, "2019-03-02", "B")]
    ) {
      $0.window = 86_400
      $0.acrossOutlets = true
    }
    #expect(places(copies) == [[0, 4], [1, 3]])
    // Two families: nothing that passes connects them.
    #expect(copies.families.numbers == [1, 2, 3, 2, 1])
    #expect(copies.kept == [2])
  }

  @Test func `a thousand versions in the archive are a star for each article`() throws {
    let copies = try run(
      [article(story), article(Array(story.dropLast()))],
      against: Array(repeating: article(story), count: 1000))

    // The same words in a thousand documents: each is listed with the first of the batch.
    #expect(places(copies).filter { $0[0] == 0 } == (2..<1002).map { [0, $0] })
    #expect(places(copies).filter { $0[0] == 1 } == [[1, 2]])
    #expect(copies.families.numbers.allSatisfy { $0 == 1 })
  }

  @Test func `an empty batch or archive is no fault`() throws {
    #expect(try run([], against: [article(story)]).pairs.isEmpty)
    let copies = try run([article(story), article(story)], against: [])
    #expect(copies.pairs.isEmpty && copies.kept == [0, 1])
  }
}
