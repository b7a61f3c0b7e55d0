import Testing
import Topics
import Vectors

@Suite("What events are found by") struct EventMaterialTests {
  static let one = Parallel(threads: 1)

  static func events(
    _ rows: [[Float]], days: [Int64?], votes: Votes? = nil,
    sharedTexts: [EventMaterial.SharedText] = [], threshold: Float
  ) throws -> Events {
    let material = EventMaterial(
      matrix: SparseMatrix(unit: rows), times: days.map { $0.map { $0 * 86_400 } },
      votes: votes, sharedTexts: sharedTexts)
    return try EventSearch(threshold: threshold).events(of: material, parallel: one)
  }

  @Test func `what is shared with other days is no sign of an event`() throws {
    // Bulletins of six days share 0.6 with each other; two reports of one day share as much,
    // and nothing with other days.
    var rows = (0..<6).map { day in (0..<10).map { $0 == 0 ? 1 : $0 == day + 1 ? 0.8 : 0 }
    }
    rows += [[0, 0, 0, 0, 0, 0, 0, 1, 0.8, 0], [0, 0, 0, 0, 0, 0, 0, 1, 0, 0.8]]
    // A second bulletin of the first day.
    rows.append([1, 0, 0, 0, 0, 0, 0, 0, 0.8, 0])
    let found = try Self.events(
      rows.map { $0.map { Float($0) } }, days: [0, 5, 10, 15, 20, 25, 0, 0, 0],
      threshold: 0.7)
    #expect(found.assignments[6] == found.assignments[7])
    #expect(found.assignments[0] != found.assignments[8])
  }

  @Test func `text that is shared joins what words alone would not`() throws {
    let rows: [[Float]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    let found = try Self.events(
      rows, days: [nil, nil, nil], sharedTexts: [.init(2, 0, share: 0.6)], threshold: 0.5)
    #expect(found.assignments == [0, 1, 0])
  }

  @Test func `who follows goes along and is measured by its own words`() throws {
    let rows: [[Float]] = [[1, 0, 0], [0, 0, 1], [1, 0.2, 0], [0, 1, 0], [0, 0, 0]]
    let found = try Self.events(
      rows, days: Array(repeating: nil, count: 5),
      votes: Votes(representatives: [0, 1, 2, 0, 4]), threshold: 0.5)
    #expect(found.assignments == [0, 1, 0, 0, 2])
    #expect(found.outliers == [false, false, false, false, true])
    #expect(found.similarities[3] < 0.2)
    #expect(found.similarities[0] > 0.9)
  }

  @Test func `a headline is covered by what an article says anywhere`() throws {
    let corpus = Corpus(
      [
        ("Quake shakes Arkona", "A strong quake shook the coast at dawn"),
        ("Quake hits Arkona", "The quake hurt dozens, and shakes went on"),
        ("Quake shakes Belmora", "A strong quake shook the hills at dawn"),
        ("", "A strong quake"), ("The", "Another quake"),
      ].enumerated().map { Article(id: "\($0)", title: $1.0, text: $1.1) })
    let analyzer = Analyzer(.terms)
    let counts = TermCounts(
      of: corpus, analyzer: analyzer, fields: [.title, .text], parallel: Self.one)
    let headlines = Headlines(
      of: corpus, counts: counts, analyzer: analyzer, votes: nil, parallel: Self.one)
    let all = AverageLinkageTests.graph(
      5, (0..<5).flatMap { a in (a..<5).dropFirst().map { (a, $0, 1) } }
    )
    let covered = headlines.coverage(
      of: all, documents: Array(0..<5), parallel: Self.one)
    // Row 0 has the cells of 1, 2, 3 and 4. The rarest word decides: the place.
    let (samePlace, otherPlace) = (covered[0] ?? 0, covered[1] ?? 0)
    #expect(samePlace > otherPlace && otherPlace > 0 && samePlace < 1)
    #expect(covered[2] == nil && covered[3] == nil)
  }

  @Test func `a stub counts for nothing, a short report that is reprinted does`() throws {
    let stub =
      "Subscribers can read on after they log in, all others after they subscribe"
    let report = "The ferry sank at dawn off the northern cape with forty on board"
    let articles = [
      ("Quake shakes Arkona", stub), ("Budget rejected", stub),
      ("Striker moves on", stub),
      ("Ferry sinks", report), ("Forty on sunken ferry", report), ("Loss at sea", report),
    ]
    let corpus = Corpus(
      articles.enumerated().map { Article(id: "\($0)", title: $1.0, text: $1.1) })
    let material = try EventMaterial(
      of: corpus, votes: Votes(representatives: [0, 0, 0, 3, 3, 3]),
      sharedTexts: [.init(0, 1, share: 1), .init(3, 4, share: 1)], parallel: Self.one)
    #expect(material.votes?.representatives == [0, 1, 2, 3, 3, 3])
    #expect(material.sharedTexts == [.init(3, 4, share: 1)])
    let events = try EventSearch().events(of: material, parallel: Self.one)
    #expect(events.sizes == [3, 1, 1, 1])
  }

  @Test func `of short articles that nothing tells apart one votes`() throws {
    let flash = ("Ferry sinks off Arkona", "Full story to follow")
    let articles: [(date: String, said: (String, String))] = [
      ("2020-01-03T04:00:00Z", flash), ("", flash), ("2020-01-03T23:59:59Z", flash),
      ("2020-01-04T00:00:00Z", flash), ("", flash),
      ("2020-01-03", ("Ferry sinks off Arkona", "Full story to follow, to follow")),
      ("2020-01-03", ("Ferry docks at Arkona", "Full story to follow")),
      ("", ("", "")), ("", ("", "")),
    ]
    let corpus = Corpus(
      articles.enumerated().map { number, article in
        Article(
          id: "\(number)", title: article.said.0, text: article.said.1, date: article.date
        )
      })
    func leaders(_ votes: Votes?) throws -> [Int32]? {
      try EventMaterial(of: corpus, votes: votes, parallel: Self.one)
        .votes?.representatives
    }
    #expect(try leaders(Votes(each: 9)) == [0, 1, 0, 3, 1, 5, 6, 7, 8])
    #expect(
      try leaders(Votes(representatives: [0, 1, 2, 3, 4, 2, 6, 7, 8]))
        == [0, 1, 0, 3, 1, 0, 6, 7, 8])
    #expect(try leaders(nil) == nil)
  }

  @Test func `a stub is one for the headline that has a word of it too`() throws {
    let stub =
      "Subscribers can read on after they log in, all others after they subscribe"
    let titles = [
      "Quake shakes Arkona", "Budget rejected", "Striker moves on", "Log in safely",
    ]
    let corpus = Corpus(
      titles.enumerated().map { Article(id: "\($0)", title: $1, text: stub) })
    let material = try EventMaterial(
      of: corpus, votes: Votes(representatives: [0, 0, 0, 0]), parallel: Self.one)
    #expect(material.votes?.followerCount == 0)
    #expect(
      try EventSearch().events(of: material, parallel: Self.one).sizes == [1, 1, 1, 1])
  }

  @Test func `zeros and values that cancel are no part of centroids`() {
    let matrix = SparseMatrix(
      columnCount: 3, rowStarts: [0, 2, 4, 5, 6], columns: [0, 1, 0, 1, 2, 2],
      values: [0, 1, 1, 0, 1, -1])
    let centroids = Grouping([0, 0, 1, 1], count: 2).centroids(of: matrix)
    #expect(centroids.rowStarts == [0, 2, 2])
    #expect(centroids.columns == [0, 1])
    #expect(centroids.values.allSatisfy { abs($0 - (0.5 as Float).squareRoot()) < 1e-6 })
  }

  @Test func `where the voter has no terms its followers make the centroid`() {
    let matrix = SparseMatrix(unit: [[0, 0], [0, 1]])
    let centroids = Grouping([0, 0], count: 1).centroids(
      of: matrix, votes: Votes(representatives: [0, 0]))
    #expect(centroids.columns == [1] && centroids.values == [1])
  }

  @Test func `centroids of groups have length 1 or are empty`() {
    let matrix = SparseMatrix(unit: [[1, 0], [0, 1], [0, 0], [1, 0]])
    let grouping = Grouping([0, 0, 1, 0], count: 2)
    let all = grouping.centroids(of: matrix)
    #expect(all.rowCount == 2 && all.cells(ofRow: 1).isEmpty)
    #expect(abs(all.values[0] - 2 / (5 as Float).squareRoot()) < 1e-6)
    let voted = grouping.centroids(
      of: matrix, votes: Votes(representatives: [0, 1, 2, 0]))
    #expect(abs(voted.values[0] - (0.5 as Float).squareRoot()) < 1e-6)
  }
}
