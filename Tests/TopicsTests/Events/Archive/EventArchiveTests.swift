import Testing
import Topics
import Vectors

@Suite("Archive of events") struct EventArchiveTests {
  static let parallel = Parallel(threads: 2)

  static func archive(threshold: Float? = 0.3, mostArticles: Int = 100) throws
    -> EventArchive
  {
    EventArchive(
      .init(
        search: try EventSearch(threshold: threshold), window: 10 * 86_400,
        mostArticles: mostArticles))
  }

  /// A batch of articles without titles: ids, days and texts.
  static func batch(_ articles: [(id: String, day: Int?, text: String)]) -> Corpus {
    Corpus(
      articles.map { article in
        Article(
          id: article.id, text: article.text, date: article.day.map(date) ?? "")
      })
  }

  /// The day of that number, in years of twelve months of 28 days.
  static func date(_ day: Int) -> String {
    let (month, year) = (day / 28 % 12 + 1, 2024 + day / 336)
    let padded = [month, day % 28 + 1].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(year)-\(padded[0])-\(padded[1])"
  }

  static let quake = "arkona quake collapsed dozens"
  static let vote = "belmora senate vote budget"

  @Test func `an article joins an event, opens one, or brings several together`() throws {
    var archive = try Self.archive()
    let first = try archive.add(
      Self.batch([
        ("1", 1, Self.quake), ("2", 1, Self.vote),
        ("3", 1, "lighthouse ferry harbour dusk"),
      ]), parallel: Self.parallel)
    #expect(
      first.events == [0, 1, 2] && first.opened == [0, 1, 2] && first.joined == [])
    let second = try archive.add(
      Self.batch([("4", 1, Self.quake), ("5", 1, "orchard frost cider")]),
      parallel: Self.parallel)
    #expect(second.events == [0, 3] && second.opened == [3] && second.joined == [0])
    #expect(archive.merges.isEmpty)
    // As near to the ferry as to the orchard, and both of them to it.
    let third = try archive.add(
      Self.batch([("6", 2, "lighthouse ferry harbour dusk orchard frost cider")]),
      parallel: Self.parallel)
    #expect(third.events == [2] && third.joined == [2] && third.opened == [])
    #expect(archive.event(of: "4") == 0 && archive.event(of: "nobody") == nil)
    #expect(archive.count == 6 && archive.batchCount == 3)
  }

  @Test func `events that become one keep the oldest number, and history tells`() throws {
    // The third has all words of both; where pairs need 0.2 on average, and the two have
    // nothing in common, three pairs of about 0.7, 0.7 and 0 are enough.
    var archive = try Self.archive(threshold: 0.2)
    _ = try archive.add(
      Self.batch([("1", 1, "orchard frost cider"), ("2", 1, "lighthouse ferry harbour")]),
      parallel: Self.parallel)
    let both = Self.batch([("3", 3, "orchard frost cider lighthouse ferry harbour")])
    let changes = try archive.add(both, parallel: Self.parallel)
    let merge = EventArchive.Merge(
      event: 1, into: 0, batch: 2, time: both.documents[0].time)
    #expect(changes.events == [0] && changes.merges == [merge])
    #expect(archive.merges == [merge])
    #expect(archive.sizes == [3, 0])
    // A number that is gone is not used again.
    let later = try archive.add(
      Self.batch([("4", 3, Self.vote)]), parallel: Self.parallel)
    #expect(later.opened == [2])
  }

  @Test func `no articles change nothing, and what has no terms stands alone`() throws {
    var archive = try Self.archive()
    #expect(
      try archive.add(Self.batch([]), parallel: Self.parallel) == EventArchive.Changes())
    #expect(archive.batchCount == 0)
    let changes = try archive.add(
      Self.batch([("1", nil, "..."), ("2", nil, Self.quake), ("3", nil, "...")]),
      parallel: Self.parallel)
    #expect(changes.events == [0, 1, 2] && changes.opened == [0, 1, 2])
    // Without dates articles are near to all others.
    let next = try archive.add(
      Self.batch([("4", nil, Self.quake), ("5", 700, Self.quake)]),
      parallel: Self.parallel)
    #expect(next.events == [1, 1])
  }

  @Test func `an id that is there is refused, and nothing is changed`() throws {
    var archive = try Self.archive()
    _ = try archive.add(Self.batch([("1", 1, Self.quake)]), parallel: Self.parallel)
    let before = archive.serialized
    for ids in [["2", "1"], ["2", "2"]] {
      #expect(throws: EventArchiveError.present(id: ids[1])) {
        try archive.add(
          Self.batch(ids.map { ($0, 1, Self.vote) }), parallel: Self.parallel)
      }
    }
    #expect(throws: EventArchiveError.missing(id: "9")) {
      try archive.remove(["1", "9"])
    }
    #expect(archive.serialized == before)
  }

  @Test func `what is removed is gone, and its event with the last of it`() throws {
    var archive = try Self.archive()
    _ = try archive.add(
      Self.batch([
        ("1", 1, Self.quake), ("2", 1, Self.vote), ("3", 1, Self.quake),
        ("4", 1, "orchard frost cider"),
      ]), parallel: Self.parallel)
    try archive.remove(["2", "1"])
    #expect(archive.count == 2 && archive.event(of: "1") == nil)
    #expect(archive.sizes == [1, 0, 1])
    let changes = try archive.add(
      Self.batch([("1", 1, Self.quake), ("2", 1, Self.vote)]), parallel: Self.parallel)
    #expect(changes.events == [0, 3])
    #expect(archive.event(of: "4") == 2)
  }

  @Test func `articles beyond the window keep their event and are not compared`() throws {
    var archive = try Self.archive()
    _ = try archive.add(Self.batch([("1", 1, Self.quake)]), parallel: Self.parallel)
    _ = try archive.add(
      Self.batch([("2", 40, Self.vote), ("3", 40, "orchard frost cider")]),
      parallel: Self.parallel)
    #expect(archive.windowCount == 2)
    let changes = try archive.add(
      Self.batch([("4", 40, Self.quake), ("5", 40, Self.quake)]),
      copies: .init(leaders: [1: "1"]), parallel: Self.parallel)
    // A copy of an article goes to its event even then, and takes along what is like it.
    #expect(changes.events == [0, 0])
    #expect(archive.event(of: "1") == 0)
  }

  @Test func `one date far ahead makes nothing old`() throws {
    var archive = try Self.archive()
    _ = try archive.add(
      Self.batch([("1", 1, Self.quake), ("2", 1, Self.vote), ("3", 40_000, "frost")]),
      parallel: Self.parallel)
    #expect(archive.windowCount == 3)
  }

  @Test func `the window holds the latest to arrive`() throws {
    var archive = try Self.archive(mostArticles: 2)
    _ = try archive.add(
      Self.batch([("1", nil, Self.quake), ("2", nil, Self.vote), ("3", nil, "frost")]),
      parallel: Self.parallel)
    #expect(archive.windowCount == 2 && archive.count == 3)
  }

  @Test func `a copy follows, a copy of a copy too, and shared text joins`() throws {
    var archive = try Self.archive()
    let changes = try archive.add(
      Self.batch([
        ("1", 1, Self.quake), ("2", 1, "quake orchard frost cider"),
        ("3", 1, "quake vote budget"), ("4", 1, "lighthouse ferry harbour"),
      ]),
      copies: .init(
        leaders: [1: "3", 2: "1", 7: "1"], sharedTexts: [.init(3, "1", share: 0.9)]),
      parallel: Self.parallel)
    #expect(changes.events == [0, 0, 0, 0])
    let next = try archive.add(
      Self.batch([("5", 1, "quake granite quarry"), ("6", 1, "marble quay")]),
      copies: .init(
        leaders: [0: "2", 1: "nobody"], sharedTexts: [.init(1, "nobody", share: 1)]),
      parallel: Self.parallel)
    #expect(next.events == [0, 1])
    // In a ring the first leads.
    let ring = try archive.add(
      Self.batch([("7", 1, "cobalt mine"), ("8", 1, "cobalt zinc smelter")]),
      copies: .init(leaders: [0: "8", 1: "7"]), parallel: Self.parallel)
    #expect(ring.events == [2, 2])
  }
}
