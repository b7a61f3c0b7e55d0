import Dedup
import Testing
import Vectors

@Suite("Bands") struct BandsTests {
  @Test func `recall follows the formula`() {
    let bands = Bands(rows: 2, count: 3)
    // 1 - (1 - 0.25)^3
    #expect(abs(bands.recall(at: 0.5) - 0.578125) < 1e-12)
    #expect(bands.recall(at: 1) == 1)
    #expect(bands.recall(at: 0) == 0)
  }

  @Test func `known choices for 128 slots`() throws {
    #expect(
      try Bands.choose(slots: 128, threshold: 0.8, recall: 0.997)
        == Bands(rows: 6, count: 20))
    #expect(
      try Bands.choose(slots: 128, threshold: 1, recall: 0.9)
        == Bands(rows: 128, count: 1))
    #expect(
      try Bands.choose(slots: 4, threshold: 0.01, recall: 0.99)
        == Bands(rows: 1, count: 4))
  }

  @Test(arguments: [0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95], [0.9, 0.99, 0.999])
  func `a choice reaches the recall, and longer bands would not`(
    threshold: Double, recall: Double
  ) throws {
    let bands = try Bands.choose(slots: 256, threshold: threshold, recall: recall)
    #expect(bands.rows * bands.count <= 256)
    #expect(bands.recall(at: threshold) >= recall - 1e-12)
    #expect(
      Bands(rows: bands.rows + 1, count: 256 / (bands.rows + 1))
        .recall(at: threshold) < recall)
    #expect(
      bands.count == 1
        || Bands(rows: bands.rows, count: bands.count - 1).recall(at: threshold) < recall)
  }

  @Test func `shares outside their ranges are refused`() {
    for threshold in [0, -1, 1.1, Double.nan] {
      #expect(throws: DedupError.self) {
        try Bands.choose(slots: 128, threshold: threshold, recall: 0.9)
      }
    }
    #expect(throws: DedupError.share(name: "recall", 1)) {
      try Bands.choose(slots: 128, threshold: 0.5, recall: 1)
    }
  }
}

@Suite("Candidates from bands") struct BandIndexTests {
  /// What the bands propose, once each, and how many buckets were capped.
  private func candidates(
    _ index: BandIndex, of sketches: [UInt16], slots: Int, threads: Int
  ) throws -> (pairs: [TextPair], cappedBuckets: Int) {
    let rows = StoredRows(sketches, width: slots)
    let parallel = Parallel(threads: threads)
    var proposed = ProposedPairs(textCount: rows.count, memory: WorkingMemory())
    let capped = try index.propose(of: rows, to: &proposed, parallel: parallel)
    return (try proposed.united(parallel: parallel), capped)
  }

  /// Pairs of sets of known resemblance; the share found must lie within four standard
  /// deviations of what the formula says, widened by what densification correlates.
  @Test(arguments: [0.4, 0.5, 0.7])
  func `recall is as stated`(resemblance: Double) throws {
    let scheme = try MinHash(slots: 128, seed: 9)
    let bands = Bands(rows: 4, count: 32)
    let pairs = 400
    let size = 600
    let shared = Int((2 * Double(size) * resemblance / (1 + resemblance)).rounded())
    var random = SplitMix64(seed: 11)
    var sketches: [UInt16] = []
    for _ in 0..<pairs {
      let all = (0..<2 * size - shared).map { _ in random.next() }
      sketches += scheme.sketch(of: Array(all[..<size]).span)
      sketches += scheme.sketch(of: Array(all[(size - shared)...]).span)
    }
    let found = try candidates(
      BandIndex(bands: bands), of: sketches, slots: 128, threads: 2)
    let hits = (0..<pairs).count { pair in
      found.pairs.contains(TextPair(Int32(2 * pair), Int32(2 * pair + 1)))
    }
    let expected = bands.recall(at: resemblance)
    let deviation = (expected * (1 - expected) / Double(pairs)).squareRoot()
    #expect(abs(Double(hits) / Double(pairs) - expected) <= 4 * deviation + 0.01)
  }

  @Test func `a bucket of a thousand gives linearly many pairs, and all hang together`()
    throws
  {
    let sketches = [UInt16](repeating: 5, count: 8 * 1000)
    let index = BandIndex(bands: Bands(rows: 4, count: 2))
    let found = try candidates(index, of: sketches, slots: 8, threads: 1)
    #expect(found.cappedBuckets == 2)
    #expect(found.pairs.count <= 1000 * (index.neighbours + 1))
    var union = UnionFind(count: 1000)
    for pair in found.pairs {
      let (x, y) = (union.root(of: pair.a), union.root(of: pair.b))
      if x != y { _ = union.unite(x, y) }
    }
    #expect(union.size(of: union.root(of: 0)) == 1000)
  }

  @Test func `a small bucket gives all its pairs`() throws {
    let index = BandIndex(bands: Bands(rows: 8, count: 1))
    let found = try candidates(
      index, of: [UInt16](repeating: 5, count: 8 * 64), slots: 8, threads: 2)
    #expect(found.pairs.count == 64 * 63 / 2)
    #expect(found.cappedBuckets == 0)
  }
}

@Suite("Posting index") struct PostingIndexTests {
  private func lists(_ texts: [[UInt32]], limit: Int = .max) -> PostingLists.Kept {
    var postings: [UInt64] = []
    for (text, prints) in texts.enumerated() {
      postings += prints.map { UInt64($0) << 32 | UInt64(text) }
    }
    return PostingLists(limit: limit).kept(of: postings.sorted().span)
  }

  private func pairs(
    _ lists: PostingLists.Kept, textCount: Int, minimum: Int, threads: Int = 1
  ) -> [TextPair] {
    PostingIndex([lists], isMarked: false, textCount: textCount)
      .pairs(minimum: minimum, parallel: Parallel(threads: threads))
      .flatMap(\.self).sorted()
  }

  @Test func `pairs share at least so many fingerprints`() {
    let lists = lists([[1, 2, 3], [2, 3, 4], [3, 5], [], [1, 2, 3]])
    #expect(
      pairs(lists, textCount: 5, minimum: 2)
        == [TextPair(0, 1), TextPair(0, 4), TextPair(1, 4)])
    #expect(pairs(lists, textCount: 5, minimum: 3) == [TextPair(0, 4)])
    #expect(pairs(lists, textCount: 5, minimum: 1).count == 6)
  }

  @Test func `what one text has alone is not kept`() {
    #expect(lists([[1, 2, 3], [2, 3, 4], [3, 5]]).postings.count == 5)
  }

  @Test func `long lists are dropped and counted`() {
    let lists = lists([[1, 2], [1, 2], [1], [1]], limit: 3)
    #expect(lists.cappedLists == 1)
    #expect(pairs(lists, textCount: 4, minimum: 1, threads: 2) == [TextPair(0, 1)])
  }
}
