import Testing
import Topics
import Vectors

@Suite("Archive of events, in batches") struct EventArchivePropertyTests {
  static let parallel = Parallel(threads: 2)

  /// Reports of happenings with words of their own among words that all have.
  static func corpus(_ count: Int, seed: UInt64) -> Corpus {
    var random = SplitMix64(seed: seed)
    return Corpus(
      (0..<count).map { i in
        let happening = Int.random(in: 0..<count / 4, using: &random)
        let words = (0..<12).map { _ in
          Bool.random(using: &random)
            ? "happening\(happening)x\(Int.random(in: 0..<6, using: &random))"
            : "word\(Int.random(in: 0..<40, using: &random))"
        }
        let (day, minute, second) = (happening % 20 + 10, i / 60 % 50 + 10, i % 50 + 10)
        return Article(
          id: "\(i)", title: words.prefix(4).joined(separator: " "),
          text: words.joined(separator: " "),
          date: i % 11 == 0 ? "" : "2024-07-\(day)T00:\(minute):\(second)Z",
          source: "outlet \(i % 17)")
      })
  }

  static func part(_ corpus: Corpus, _ range: Range<Int>) -> Corpus {
    Corpus(documents: range.map { corpus.documents[$0] }, stores: corpus.stores)
  }

  static func fed(
    _ corpus: Corpus, batches: Int, threads: Int = 2, isStored: Bool = false
  ) throws -> EventArchive {
    var archive = EventArchive(.init(search: try EventSearch(), window: 6 * 86_400))
    for batch in 0..<batches {
      let range = batch * corpus.count / batches..<(batch + 1) * corpus.count / batches
      _ = try archive.add(
        Self.part(corpus, range), parallel: Parallel(threads: threads))
      if isStored { archive = try EventArchive(ByteStore(archive.serialized)) }
    }
    return archive
  }

  static func events(_ archive: EventArchive) -> [Int] {
    var events: [Int] = []
    archive.forEachArticle { _, event in events.append(event) }
    return events
  }

  @Test func `a large first batch is grouped as a search groups it`() throws {
    let corpus = Self.corpus(1200, seed: 3)
    let material = try EventMaterial(of: corpus, parallel: Self.parallel)
    let whole = try EventSearch().events(of: material, parallel: Self.parallel)
    let archive = try Self.fed(corpus, batches: 1)
    let found = Self.events(archive)
    #expect(
      Set(zip(found, whole.assignments).map { [$0, Int($1)] }).count == whole.count)
    #expect(Set(found).count == whole.count && whole.count < 1000)
  }

  @Test func `in batches groups are nearly those of one search`() throws {
    let corpus = Self.corpus(1200, seed: 4)
    let material = try EventMaterial(of: corpus, parallel: Self.parallel)
    let whole = try EventSearch().events(of: material, parallel: Self.parallel)
    let archive = try Self.fed(corpus, batches: 8)
    let scores = try Scores(
      of: Self.events(archive).map { Int32($0) }, against: whole.assignments)
    #expect(scores.bCubed.f1 > 0.7)
  }

  @Test(arguments: [1, 5, 40])
  func `neither threads nor storing in between show`(batches: Int) throws {
    let corpus = Self.corpus(400, seed: UInt64(batches))
    let bytes = try Self.fed(corpus, batches: batches).serialized
    #expect(try Self.fed(corpus, batches: batches, threads: 1).serialized == bytes)
    #expect(try Self.fed(corpus, batches: batches, isStored: true).serialized == bytes)
  }

  @Test(arguments: 1...4)
  func `numbers stay but for merges, which history tells`(seed: UInt64) throws {
    let corpus = Self.corpus(400, seed: seed)
    var archive = EventArchive(.init(search: try EventSearch()))
    var known: [Int] = []
    for batch in 0..<20 {
      let changes = try archive.add(
        Self.part(corpus, 20 * batch..<20 * batch + 20), parallel: Self.parallel)
      let moved = Dictionary(
        uniqueKeysWithValues: changes.merges.map { ($0.event, $0.into) })
      let now = Self.events(archive)
      #expect(now == known.map { moved[$0] ?? $0 } + changes.events)
      #expect(changes.merges.allSatisfy { $0.into < $0.event })
      #expect(changes.opened.allSatisfy { !known.contains($0) })
      known = now
    }
    var sizes = [Int](repeating: 0, count: archive.sizes.count)
    for event in known { sizes[event] += 1 }
    #expect(archive.sizes == sizes)
  }

  @Test func `an archive goes on after articles were removed`() throws {
    let corpus = Self.corpus(300, seed: 9)
    var archive = try Self.fed(Self.part(corpus, 0..<200), batches: 4)
    try archive.remove((0..<200).filter { $0 % 3 == 0 }.map { "\($0)" })
    var stored = try EventArchive(ByteStore(archive.serialized))
    let rest = Self.part(corpus, 200..<300)
    let changes = try archive.add(rest, parallel: Self.parallel)
    #expect(try stored.add(rest, parallel: Self.parallel) == changes)
    #expect(archive.count == 233)
  }
}
