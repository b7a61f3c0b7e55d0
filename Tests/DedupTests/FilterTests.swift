import Dedup
import Testing
import Vectors

@Suite("Filters of a copy search") struct FilterTests {
  private func run(
    _ articles: [Article], _ change: (inout CopySearch.Options) -> Void
  ) throws -> Copies {
    var options = CopySearch.Options()
    change(&options)
    return try CopySearch(options).run(
      over: Corpus(articles), parallel: Parallel(threads: 2))
  }

  /// Articles named by their places.
  private func articles(
    _ parts: [(words: [Int], date: String, source: String)]
  ) -> [Article] {
    parts.enumerated().map { i, part in
      Article(id: "\(i)", text: text(part.words), date: part.date, source: part.source)
    }
  }

  private func places(_ copies: Copies) -> [[Int]] { copies.pairs.map { [$0.a, $0.b] } }

  private let story = randomWords(80, seed: 1)

  @Test func `a window takes in its edge and nothing beyond`() throws {
    let dates = [
      "2019-03-01T00:00:00Z", "2019-03-04T00:00:00Z", "2019-03-04T00:00:01Z",
    ]
    // Cut differently, so that they are three texts.
    let batch = articles(
      dates.enumerated().map { (Array(story.dropLast($0)), $1, "") })
    let copies = try run(batch) { $0.window = 3 * 86_400 }
    #expect(places(copies) == [[0, 1], [1, 2]])
    #expect(copies.notes.isEmpty)
    // The first and the last hang together by the one between them.
    #expect(copies.families.numbers == [1, 1, 1])
  }

  @Test func `what has no date is compared with all, and that is said once`() throws {
    let batch = articles([
      (story, "2019-03-01", "A"), (Array(story.dropLast(2)), "", "A"),
      (Array(story.dropLast(4)), "2019-05-01", "A"),
    ])
    let copies = try run(batch) { $0.window = 3600 }
    #expect(places(copies) == [[0, 1], [1, 2]])
    #expect(copies.notes == [.documentsWithoutDate(1)])
  }

  @Test func `only different outlets are compared, and no name is a name of its own`()
    throws
  {
    let batch = articles([
      (story, "", "A"), (Array(story.dropLast(2)), "", "A"),
      (Array(story.dropLast(4)), "", "B"), (Array(story.dropLast(6)), "", ""),
      (Array(story.dropLast(8)), "", ""),
    ])
    let copies = try run(batch) { $0.acrossOutlets = true }
    #expect(
      places(copies)
        == [
          [0, 2], [0, 3], [0, 4], [1, 2], [1, 3], [1, 4], [2, 3], [2, 4], [3, 4],
        ])
    #expect(copies.notes == [.documentsWithoutOutlet(2)])
  }

  @Test(arguments: CopySearch.Mode.allCases)
  func `the same words are no pair where the filters say so`(mode: CopySearch.Mode) throws
  {
    let other = randomWords(80, seed: 2)
    let batch = articles([
      (story, "2019-03-01", "A"), (story, "2019-03-01", "A"), (story, "2019-03-02", "B"),
      (story, "2019-06-01", "B"), (other, "2019-03-01", "A"), (other, "2019-03-01", "A"),
    ])
    let copies = try run(batch) {
      $0.mode = mode
      $0.window = 86_400
      $0.acrossOutlets = true
    }
    #expect(places(copies) == [[0, 2], [1, 2]])
    #expect(copies.pairs.allSatisfy { $0.jaccard == 1 && $0.relation == .copy })
    #expect(copies.families.numbers == [1, 1, 1, 2, 3, 4])
  }

  @Test func `a long row of the same words in few outlets stays linear`() throws {
    // The outlet of the last differs; each of the others is paired with it alone.
    let batch = articles((0..<300).map { (story, "2019-03-01", $0 == 299 ? "B" : "A") })
    let copies = try run(batch) { $0.acrossOutlets = true }
    #expect(places(copies) == (0..<299).map { [$0, 299] })
    #expect(copies.families.count == 1)
    #expect(copies.notes == [.allOfOneTime, .groupsListedAsStars(1, limit: 32)])

    let alone = try run(batch.dropLast()) { $0.acrossOutlets = true }
    #expect(alone.pairs.isEmpty && alone.families.count == 299)
    #expect(alone.notes == [.allOfOneTime])
  }

  @Test func `a crowd of one outlet hides no copy in another`() throws {
    // Three hundred versions of one story in one outlet, each with words of its own, and
    // one elsewhere: without the filter more than a list of fingerprints may hold.
    let batch = articles(
      (0..<300).map { i in
        (story + randomWords(200, seed: UInt64(i + 10)), "", i == 150 ? "B" : "A")
      })
    let copies = try run(batch) {
      $0.acrossOutlets = true
      $0.mode = .reuse
      $0.minimumContainment = 0.2
    }
    #expect(copies.pairs.count == 299)
    #expect(copies.pairs.allSatisfy { $0.a == 150 || $0.b == 150 })
    #expect(copies.notes == [.noneDated])
  }

  @Test func `short articles take no part, not even with their like`() throws {
    let short = Array(story.prefix(19))
    let batch = articles([
      (Array(story.prefix(20)), "", ""), (short, "", ""), (short, "", ""), ([], "", ""),
      (Array(story.prefix(20)), "", ""),
    ])
    let copies = try run(batch) { $0.minimumWords = 20 }
    #expect(places(copies) == [[0, 4]])
    #expect(copies.families.numbers == [1, 2, 3, 4, 1])
    #expect(
      copies.notes == [.documentsWithoutWords(1), .documentsTooShort(2, minimum: 20)])
  }

  /// An exact join under filters misses no pair that passes.
  @Test(arguments: [0.2, 0.5], [true, false])
  func `an exact join finds what brute force finds`(
    minimum: Double, isContainment: Bool
  ) throws {
    var random = SplitMix64(seed: 9)
    var batch: [(words: [Int], date: String, source: String)] = []
    for i in 0..<90 {
      let words =
        randomWords(60, seed: UInt64(i / 5)).dropLast(
          Int.random(in: 0..<50, using: &random))
        + randomWords(Int.random(in: 0..<40, using: &random), seed: UInt64(i + 1000))
      batch.append(
        (
          Array(words), "2019-03-\(10 + Int.random(in: 0..<8, using: &random))",
          ["A", "B", ""][Int.random(in: 0..<3, using: &random)]
        ))
    }
    let copies = try run(articles(batch)) {
      $0.mode = .exact
      $0.window = 2 * 86_400
      $0.acrossOutlets = true
      if isContainment {
        $0.minimumContainment = minimum
      } else {
        $0.minimumJaccard = minimum
      }
    }
    let sets = try batch.map { Set(try shingles($0.words)) }
    let days = batch.map { Int($0.date.suffix(2)) ?? 0 }
    var expected: [[Int]] = []
    for a in batch.indices {
      for b in batch.indices where b > a {
        let names = (batch[a].source, batch[b].source)
        guard abs(days[a] - days[b]) <= 2, names.0 != names.1 || names.0 == "" else {
          continue
        }
        let shared = Double(sets[a].intersection(sets[b]).count)
        let (x, y) = (Double(sets[a].count), Double(sets[b].count))
        let share = isContainment ? shared / min(x, y) : shared / (x + y - shared)
        if share >= minimum { expected.append([a, b]) }
      }
    }
    #expect(expected.count >= 5)
    #expect(places(copies) == expected)
  }

  @Test func `one-word articles of several outlets are compared with an archive`() throws
  {
    var options = CopySearch.Options()
    options.acrossOutlets = true
    let both = corpus(
      Array(repeating: "yes", count: 6), sources: ["A", "B", "C", "A", "B", "B"])
    let copies = try CopySearch(options).run(
      over: both, archiveFrom: 3, parallel: Parallel(threads: 1))
    #expect(
      copies.pairs.map { [$0.a, $0.b] } == [
        [0, 4], [0, 5], [1, 3], [2, 3], [2, 4], [2, 5],
      ])
    #expect(copies.pairs.allSatisfy { $0.sharedWords == 1 && $0.longestRun == 1 })
  }

  @Test func `a window below nothing is refused`() {
    var options = CopySearch.Options()
    options.window = -1
    #expect(throws: DedupError.window(-1)) { try CopySearch(options) }
  }

  /// Filtered pairs are those of a search without filters that pass: nothing is lost.
  @Test(arguments: CopySearch.Mode.allCases)
  func `filters only take away`(mode: CopySearch.Mode) throws {
    var random = SplitMix64(seed: 5)
    var batch: [(words: [Int], date: String, source: String)] = []
    for i in 0..<120 {
      let base = randomWords(90, seed: UInt64(i / 4))
      let cut = Int.random(in: 0..<3, using: &random) * 15
      batch.append(
        (
          Array(base.dropLast(cut)),
          "2019-03-\(10 + Int.random(in: 0..<8, using: &random))",
          ["A", "B", ""][Int.random(in: 0..<3, using: &random)]
        ))
    }
    let all = try run(articles(batch)) { $0.mode = mode }
    let filtered = try run(articles(batch)) {
      $0.mode = mode
      $0.window = 2 * 86_400
      $0.acrossOutlets = true
    }
    let days = batch.map { Int($0.date.suffix(2)) ?? 0 }
    let expected = all.pairs.filter { pair in
      let names = (batch[pair.a].source, batch[pair.b].source)
      return abs(days[pair.a] - days[pair.b]) <= 2
        && (names.0 != names.1 || names.0 == "")
    }
    #expect(expected.count > 20)
    #expect(filtered.pairs.map { [$0.a, $0.b] } == expected.map { [$0.a, $0.b] })
    #expect(filtered.pairs.map(\.relation) == expected.map(\.relation))
    #expect(filtered.pairs.map(\.jaccard) == expected.map(\.jaccard))
  }
}
