import Dedup
import Testing
import Vectors

@Suite("Families and their sources") struct FamilySourceTests {
  /// One article in words that are numbers.
  private struct Piece {
    var words: [Int]
    var date = ""
    var source = ""
    var author = ""
  }

  private func copies(_ pieces: [Piece]) throws -> (Copies, Corpus) {
    let corpus = Corpus(
      pieces.enumerated().map { i, piece in
        Article(
          id: "\(i)", text: text(piece.words), date: piece.date, source: piece.source,
          author: piece.author)
      })
    return (try CopySearch().run(over: corpus, parallel: Parallel(threads: 2)), corpus)
  }

  /// The source of the first family and its evidence.
  private func source(_ pieces: [Piece]) throws -> (Int, [String]) {
    let families = try copies(pieces).0.families
    return (Int(families.sources[0]), families.evidence[0].names)
  }

  private let story = randomWords(100, seed: 1)

  @Test func `the earliest is the source, whatever its length`() throws {
    let found = try source([
      Piece(words: story, date: "2020-01-02T08:00:00Z", source: "AFP"),
      Piece(words: Array(story.prefix(60)), date: "2020-01-02T07:00:00Z"),
    ])
    #expect(found == (1, ["date"]))
  }

  @Test func `a day without a time is neither before nor after a time of that day`()
    throws
  {
    let early = Piece(words: Array(story.prefix(80)), date: "2020-01-02T07:00:00Z")
    let late = Piece(words: story, date: "2020-01-02T09:00:00Z")
    let day = Piece(words: Array(story.prefix(90)), date: "2020-01-02")
    #expect(try source([early, late, day]) == (2, ["date", "complete"]))
    let next = Piece(words: story, date: "2020-01-03")
    #expect(try source([next, early]) == (1, ["date"]))
  }

  @Test func `an agency's own article is the source of its day`() throws {
    let paper = Piece(words: story + randomWords(5, seed: 2), date: "2020-01-02")
    let agency = Piece(words: story, date: "2020-01-02", source: "واس")
    #expect(try source([paper, agency]) == (1, ["agency"]))
    // Of two agencies the one that the papers credit.
    let credited = Piece(words: story, date: "2020-01-02", author: "الرياض - أ ف ب")
    let other = Piece(words: story, date: "2020-01-02", source: "AFP")
    let (copies, _) = try copies([paper, agency, credited, other])
    #expect(copies.families.sources[0] == 3)
    #expect(
      copies.families.agencies.map { $0.map { copies.credits.names[$0] } } == ["AFP"])
    #expect(copies.families.evidence[0] == .agency)
  }

  @Test func `of one date, who credits the agency goes before who does not`() throws {
    let silent = Piece(words: story + randomWords(5, seed: 2), date: "2020-01-02")
    let open = Piece(words: story, date: "2020-01-02", author: "واس - جدة")
    #expect(try source([silent, open]) == (1, ["credit"]))
    // Agencies without a name tell nothing.
    let vague = Piece(words: story, date: "2020-01-02", author: "وكالات")
    #expect(try source([silent, vague]) == (0, ["complete"]))
  }

  @Test func `without dates the one that holds the others is the source`() throws {
    let cut = Piece(words: Array(story.prefix(60)))
    #expect(try source([cut, Piece(words: story)]) == (1, ["contains"]))
    #expect(try source([Piece(words: story), Piece(words: story)]) == (0, ["order"]))
  }

  @Test func `a family credits the agency most of its members name`() throws {
    let authors = ["وكالات", "وكالات", "وكالات", "رويترز", "أ ف ب", "واس - رويترز", ""]
    let (copies, _) = try copies(authors.map { Piece(words: story, author: $0) })
    #expect(
      copies.families.agencies.map { $0.map { copies.credits.names[$0] } } == ["Reuters"])
    let (vague, _) = try self.copies(
      authors.prefix(3).map { Piece(words: story, author: $0) })
    #expect(
      vague.families.agencies.map { $0.map { vague.credits.names[$0] } } == ["agencies"])
  }

  @Test func `three updates of a story are one family, the first its source`() throws {
    let second = story + randomWords(90, seed: 2)
    let third = second + randomWords(150, seed: 3)
    let (copies, _) = try copies([
      Piece(words: third, date: "2020-01-03"), Piece(words: story, date: "2020-01-01"),
      Piece(words: second, date: "2020-01-02"),
    ])
    #expect(copies.families.numbers == [1, 1, 1])
    #expect(copies.families.sources == [1, 1, 1])
    #expect(copies.copied.copiedCounts == [190, 0, 100])
  }

  @Test(arguments: 1...4, 1...2)
  func `a press review that quotes five stories whole glues none of them`(
    versions: Int, reviews: Int
  ) throws {
    let stories = (0..<5).map { randomWords(120, seed: 10 + UInt64($0)) }
    var pieces: [Piece] = []
    for story in stories {
      for version in 0..<versions {
        pieces.append(
          Piece(
            words: Array(story.dropFirst(version)), date: "2020-01-0\(1 + version)"))
      }
    }
    let review = stories.flatMap { $0 + randomWords(10, seed: UInt64($0[0])) }
    for _ in 0..<reviews { pieces.append(Piece(words: review, date: "2020-01-09")) }
    let (copies, _) = try copies(pieces)
    let firsts = (0..<5).map { copies.families.numbers[$0 * versions] }
    #expect(Set(firsts).count == 5)
    #expect(copies.copied.copiedCounts[5 * versions] == 600)
  }

  @Test func `two stories are not bridged by an article merged of both`() throws {
    let other = randomWords(100, seed: 2)
    for count in 1...4 {
      var pieces = Array(repeating: Piece(words: story, date: "2020-01-01"), count: count)
      pieces += Array(repeating: Piece(words: other, date: "2020-01-02"), count: count)
      pieces.append(Piece(words: story + other, date: "2020-01-03"))
      let numbers = try copies(pieces).0.families.numbers
      #expect(numbers[0] == 1 && numbers[count] == 2)
    }
  }
}

@Suite("Copied text") struct CopiedTextTests {
  private let first = randomWords(100, seed: 1)
  private let second = randomWords(100, seed: 2)

  @Test func `words of several articles are counted once and go to the earlier family`()
    throws
  {
    let merged =
      Array(first.prefix(60)) + randomWords(80, seed: 3) + Array(second.prefix(40))
    let corpus = corpus(
      [
        text(merged), text(first), text(second), text(first),
        text(randomWords(9, seed: 4)),
      ],
      dates: [86_400 * 9, 86_400, 86_400, 86_400 * 2, nil])
    let copied = try CopySearch().run(over: corpus, parallel: Parallel(threads: 2)).copied
    #expect(copied.wordCounts == [180, 100, 100, 100, 9])
    #expect(copied.copiedCounts == [100, 0, 0, 100, 0])
    #expect(copied.share(of: 0) == 100.0 / 180)
    #expect(copied.families == [1, 0, 0, 1, 0])
  }

  @Test func `of equal dates the source of the family is the one that was copied`() throws
  {
    let corpus = corpus([text(Array(first.prefix(60))), text(first)])
    let copied = try CopySearch().run(over: corpus, parallel: Parallel(threads: 1)).copied
    #expect(copied.copiedCounts == [60, 0])
  }

  @Test func `an article without words has no share`() throws {
    let copied = try CopySearch().run(
      over: corpus(["", "a"]), parallel: Parallel(threads: 1)
    ).copied
    #expect(copied.share(of: 0) == 0 && copied.families == [0, 0])
  }

  @Test func `passages that overlap are counted as brute force counts them`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      var words = CopiedWords()
      var marked = Array(repeating: Set<Int>(), count: 60)
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let start = Int32.random(in: 0..<50, using: &random)
        let end = start + Int32.random(in: 0...9, using: &random)
        let family = Int.random(in: 1...3, using: &random)
        words.add(start..<end, family: family)
        for word in start..<end { marked[Int(word)].insert(family) }
      }
      let counts = (1...3).map { family in marked.count { $0.contains(family) } }
      let most = counts.max() ?? 0
      let found = words.count()
      #expect(Int(found.words) == marked.count { !$0.isEmpty })
      #expect(found.family == (most > 0 ? (counts.firstIndex(of: most) ?? 0) + 1 : 0))
    }
  }
}

@Suite("Outlet report") struct OutletReportTests {
  @Test func `articles, words and agencies are counted by outlet`() throws {
    let story = text(randomWords(100, seed: 1))
    let part = text(
      Array(randomWords(100, seed: 1).prefix(30)) + randomWords(70, seed: 2))
    let corpus = Corpus([
      Article(id: "1", text: story, date: "2020-01-01", source: "SPA"),
      Article(
        id: "2", text: story, date: "2020-01-02", source: "B", author: "واس، رويترز"),
      Article(id: "3", text: part, date: "2020-01-02T09:00:00Z", source: "B"),
      Article(id: "4", text: text(randomWords(50, seed: 3))),
    ])
    let copies = try CopySearch().run(over: corpus, parallel: Parallel(threads: 1))
    let report = OutletReport(copies, of: corpus)
    #expect(report.outlets.map(\.name) == ["", "B", "SPA"])
    let b = report.outlets[1]
    #expect(b.articleCount == 2 && b.copiedArticleCount == 2)
    #expect(b.wordCount == 200 && b.copiedWordCount == 130 && b.copiedShare == 0.65)
    func named(_ counts: [Int]) -> [String] {
      counts.indices.filter { counts[$0] > 0 }.map {
        "\(report.agencyNames[$0]) \(counts[$0])"
      }
    }
    #expect(named(b.creditedCounts) == ["SPA 1", "Reuters 1"])
    #expect(named(b.foundCounts) == ["SPA 2", "Reuters 1"])
    #expect(report.outlets[2].copiedShare == 0)
  }
}
