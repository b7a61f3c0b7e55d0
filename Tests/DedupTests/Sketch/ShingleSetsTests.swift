import Dedup
import Testing
import Vectors

@Suite("Shingle sets") struct ShingleSetsTests {
  @Test
  func `hold each shingle of two documents or more, and count all`() throws {
    // Shingles of two: ab ba | ab | a | nothing | a.
    let batch = corpus(["a b a b", "a b", "a", "...", "A!"])
    let sets = try ShingleSets(words: 2).matrix(of: batch, parallel: Parallel(threads: 1))

    #expect(sets.sizes == [2, 1, 1, 0, 1])
    #expect(sets.columnCount == 2)
    #expect(sets.rowStarts == [0, 1, 2, 3, 3, 4])
    #expect(sets.columns[0] == sets.columns[1] && sets.columns[2] == sets.columns[3])
    #expect(throws: DedupError.self) { try ShingleSets(words: 0) }
    #expect(throws: DedupError.self) { try ShingleSets(words: 65) }
  }

  /// Sixty texts that are made of stretches of a few.
  static func batch(seed: UInt64) -> Corpus {
    var random = SplitMix64(seed: seed)
    let pool = (0..<6).map { randomWords(60, below: 300, seed: seed + UInt64($0)) }
    return corpus(
      (0..<60).map { _ in
        text(
          (0..<Int.random(in: 0...3, using: &random)).flatMap { _ in
            let words = pool[Int.random(in: 0..<6, using: &random)]
            let start = Int.random(in: 0..<50, using: &random)
            return words[start..<Int.random(in: start..<60, using: &random)]
          })
      })
  }

  @Test(arguments: [1, 3, 5])
  func `have the resemblance and the containments of verified pairs`(words: Int) throws {
    let batch = Self.batch(seed: UInt64(words))
    let parallel = Parallel(threads: 2)
    var options = CopySearch.Options()
    options.mode = .exact
    options.shingle = words
    options.minimumContainment = 0.01
    options.minimumJaccard = 0.01
    options.groupLimit = .max
    let copies = try CopySearch(options).run(over: batch, parallel: parallel)
    let sets = try ShingleSets(words: words).matrix(of: batch, parallel: parallel)
    #expect(
      try sets
        == ShingleSets(words: words).matrix(of: batch, parallel: Parallel(threads: 1)))

    let jaccard = SimilarityJoin(of: sets, by: .jaccard, selecting: .pairs(atLeast: 0))
      .denseRows(0..<60, parallel: parallel)
    let containment = SimilarityJoin(
      of: sets, by: .containment, selecting: .pairs(atLeast: 0)
    ).denseRows(0..<60, parallel: parallel)
    #expect(copies.pairs.count > 100)
    for pair in copies.pairs {
      #expect(
        sixDecimals(Double(jaccard[60 * pair.a + pair.b])) == sixDecimals(pair.jaccard))
      #expect(
        sixDecimals(Double(containment[60 * pair.a + pair.b]))
          == sixDecimals(pair.containmentA))
      #expect(
        sixDecimals(Double(containment[60 * pair.b + pair.a]))
          == sixDecimals(pair.containmentB))
    }
    let listed = Set(copies.pairs.map { 60 * $0.a + $0.b })
    for a in 0..<60 {
      for b in a + 1..<60 where jaccard[60 * a + b] >= 0.01 {
        #expect(listed.contains(60 * a + b))
      }
    }
  }

  private func sixDecimals(_ value: Double) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(sixDecimals: value)
    return bytes
  }
}
