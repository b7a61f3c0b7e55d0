import Dedup
import Testing
import Vectors

@Suite("Candidates and recurring text in parts") struct DistributedSearchTests {
  /// Stories, some of them cut, continued, quoted and printed again word for word; a formula
  /// that comes back on many days; a story of which there are too many versions to take every
  /// pair; texts without words and with one or two.
  private static func batch(seed: UInt64) -> Corpus {
    var random = SplitMix64(seed: seed)
    let formula = randomWords(9, seed: 77)
    var texts: [[Int]] = []
    for i in 0..<60 {
      let story = randomWords(40, below: 3000, seed: seed &+ UInt64(i))
      texts.append(story + (i % 2 == 0 ? formula : []))
      switch i % 6 {
      case 0: texts.append(story)
      case 1: texts.append(Array(story.prefix(25)))
      case 2: texts.append(story + randomWords(30, below: 3000, seed: seed + 900))
      case 3:
        texts.append(
          randomWords(60, below: 3000, seed: seed + 700 + UInt64(i)) + story[10..<30])
        texts.append(story + formula)
      default: break
      }
    }
    let wire = randomWords(30, seed: seed &+ 5)
    for i in 0..<140 { texts.append(wire + [i % 135]) }
    texts += [[], [], [1], [1], [1, 2], [1, 2, 3], [1, 2, 3]]
    texts.shuffle(using: &random)
    let outlets = ["", "Wire", "Echo", "Post"]
    return corpus(
      texts.map(text),
      dates: texts.map { _ in
        Int.random(in: 0..<5, using: &random) == 0
          ? nil : 86_400 * Int64.random(in: 0..<20, using: &random)
      },
      sources: texts.map { _ in outlets.randomElement(using: &random) ?? "" })
  }

  private func expectSame(
    _ corpus: Corpus, _ search: DistributedSearch, byteCount: Int? = nil
  ) throws {
    var search = search
    let local = try CopySearch(search.options).proposals(
      over: corpus, parallel: Parallel(threads: 2))
    // Numbers with gaps, as skipped lines leave them.
    var next: Int32 = 0
    let numbers = corpus.documents.map { _ in
      next += Int32.random(in: 1...9, using: &search.random)
      return next
    }
    let outcome = try search.run(corpus, numbers: numbers)
    #expect(outcome.pairs == local.pairs.map { TextPair(numbers[$0.a], numbers[$0.b]) })
    #expect(outcome.recurring == local.recurring.entries)
    var notes: [Copies.Note] = []
    if outcome.cappedBuckets > 0 {
      notes.append(.bucketsCapped(outcome.cappedBuckets, limit: 64))
    }
    if outcome.cappedFingerprints > 0 {
      notes.append(.fingerprintsCapped(outcome.cappedFingerprints, limit: 128))
    }
    #expect(notes == local.notes)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>, [1, 2, 7, 64])
  func `finds what a search over the whole finds`(seed: UInt64, ranges: Int) throws {
    var search = DistributedSearch(random: SplitMix64(seed: seed))
    search.ranges = ranges
    search.processes = Int(seed % 5) + 1
    try expectSame(Self.batch(seed: seed), search)
  }

  @Test(arguments: [CopySearch.Mode.minhash, .reuse], [0, 20])
  func `does so under every mode it has`(mode: CopySearch.Mode, minimum: Int) throws {
    var search = DistributedSearch(random: SplitMix64(seed: 3))
    search.options.mode = mode
    search.options.minimumWords = minimum
    search.options.shingle = 2
    search.options.seed = 9
    try expectSame(Self.batch(seed: 11), search)
  }

  @Test func `a batch has what the test is about`() throws {
    let corpus = Self.batch(seed: 1)
    let local = try CopySearch(CopySearch.Options()).proposals(
      over: corpus, parallel: Parallel(threads: 1))
    #expect(local.pairs.count > 500)
    #expect(local.recurring.entries.count > 5)
    #expect(local.notes.count == 2)
  }

  @Test func `samples large batches as a search over the whole does`() throws {
    // Above a megabyte of text.
    let texts = (0..<2600).map { i in
      let story = randomWords(60, below: 100_000, seed: UInt64(i / 2))
      return text(
        i % 2 == 0 ? story : story.dropLast(20) + randomWords(9, seed: UInt64(i)))
    }
    var search = DistributedSearch(random: SplitMix64(seed: 5))
    search.ranges = 3
    try expectSame(corpus(texts), search)
  }

  @Test func `a search over nothing finds nothing`() throws {
    var search = DistributedSearch(random: SplitMix64(seed: 1))
    let outcome = try search.run(corpus([]), numbers: [])
    #expect(outcome.pairs.isEmpty && outcome.recurring.isEmpty)
  }

  @Test func `one fingerprint in each of two ranges is two`() throws {
    // Two texts with two fingerprints in common, in ranges of their own if there are many.
    let shared = randomWords(4, seed: 1)
    let texts = (0..<2).map { i in
      randomWords(30, seed: UInt64(10 + i)) + shared
        + randomWords(30, seed: UInt64(20 + i))
    }
    for ranges in [1, 2, 1000] {
      var search = DistributedSearch(random: SplitMix64(seed: 1))
      search.options.mode = .reuse
      search.ranges = ranges
      let outcome = try search.run(corpus(texts.map(text)), numbers: [4, 2])
      #expect(outcome.pairs == [TextPair(2, 4)], "\(ranges) ranges")
    }
  }
}
