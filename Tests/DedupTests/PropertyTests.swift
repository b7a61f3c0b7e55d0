import Dedup
import Testing
import Vectors

/// What holds of any corpus, on corpora drawn from seeds.
@Suite("Properties of a search for copies") struct PropertyTests {
  static let seeds: [UInt64] = Array(0..<6)

  /// A pair by the articles it is of, whichever of them comes first.
  private struct Relating: Hashable {
    let articles: Set<Int>
    let relation: Relation
  }

  /// The relations of a search, by the numbers that articles have elsewhere.
  private func relations(
    _ copies: Copies, named number: (Int) -> Int = { $0 }
  ) -> Set<Relating> {
    Set(
      copies.pairs.map {
        Relating(articles: [number($0.a), number($0.b)], relation: $0.relation)
      })
  }

  /// The families of a search as sets of articles.
  private func families(
    _ copies: Copies, named number: (Int) -> Int = { $0 }
  ) -> Set<Set<Int>> {
    Set(copies.families.members().map { Set($0.map(number)) })
  }

  @Test(arguments: seeds)
  func `what was planted is found, and a copy of a copy is in the family`(seed: UInt64)
    throws
  {
    let planted = PlantedCorpus(reports: 12, seed: seed)
    let copies = try searchCopies(planted.corpus())
    let found = relations(copies)
    for one in planted.planted {
      let relation: Relation = one.derivation == .quotation ? .partial : .copy
      #expect(
        found.contains(Relating(articles: [one.taker, one.origin], relation: relation)))
      let numbers = copies.families.numbers
      #expect((numbers[one.taker] == numbers[one.origin]) == (relation == .copy))
    }
  }

  @Test(arguments: seeds)
  func `the order of articles changes no relation and no family`(seed: UInt64) throws {
    let planted = PlantedCorpus(reports: 12, seed: seed)
    let usual = try searchCopies(planted.corpus())
    var random = SplitMix64(seed: seed)
    let order = planted.texts.indices.shuffled(using: &random)
    let other = try searchCopies(corpus(order.map { planted.texts[$0] }))
    #expect(relations(other) { order[$0] } == relations(usual))
    #expect(families(other) { order[$0] } == families(usual))
  }

  @Test(arguments: seeds)
  func `unrelated articles take away no relation and no family`(seed: UInt64) throws {
    let planted = PlantedCorpus(reports: 8, seed: seed)
    let usual = try searchCopies(planted.corpus())
    let others = (0..<200).map { text(randomWords(100, seed: seed &* 1000 &+ $0)) }
    let among = try searchCopies(planted.corpus(and: others))
    #expect(relations(among) == relations(usual))
    #expect(families(among) == families(usual))
  }

  @Test(arguments: seeds)
  func `what is kept of a batch has no copies`(seed: UInt64) throws {
    let planted = PlantedCorpus(reports: 12, seed: seed)
    let first = try searchCopies(planted.corpus())
    let kept = first.families.kept
    let second = try searchCopies(corpus(kept.map { planted.texts[$0] }))
    #expect(second.families.kept.count == kept.count)
    #expect(!second.pairs.contains { $0.relation == .copy })
    // Who took only a part stays, and so does what it took.
    #expect(
      relations(second) { kept[$0] }
        == relations(first).filter { $0.articles.isSubset(of: kept) })
  }

  @Test(arguments: seeds)
  func `shares are shares, and words are those there are`(seed: UInt64) throws {
    let planted = PlantedCorpus(reports: 12, seed: seed)
    let corpus = planted.corpus()
    let parallel = Parallel(threads: 2)
    let copies = try searchCopies(corpus) { $0.minimumContainment = 0.01 }
    let counts = planted.texts.map { text in
      var buffer = TokenBuffer()
      Analyzer(.shingles).append(Array(text.utf8).span, to: &buffer)
      return buffer.tokens.count
    }
    let passages = copies.passages(of: copies.pairs, in: corpus, parallel: parallel)
    #expect(copies.pairs.count >= planted.planted.count)
    for (pair, passages) in zip(copies.pairs, passages) {
      #expect(pair.a < pair.b)
      #expect((0...1).contains(pair.score))
      #expect((0...min(pair.containmentA, pair.containmentB)).contains(pair.jaccard))
      #expect(max(pair.containmentA, pair.containmentB) <= 1)
      #expect(pair.sharedWords <= min(counts[pair.a], counts[pair.b]))
      #expect(pair.longestRun <= min(counts[pair.a], counts[pair.b]))
      #expect(passages.reduce(0) { $0 + $1.words } == pair.sharedWords)
      for passage in passages {
        for (place, text) in [(passage.a, pair.a), (passage.b, pair.b)] {
          #expect(!place.words.isEmpty && place.words.upperBound <= counts[text])
          #expect(place.bytes.upperBound <= planted.texts[text].utf8.count)
          #expect(place.scalars.upperBound <= planted.texts[text].unicodeScalars.count)
        }
      }
    }
  }

  @Test(arguments: [1, 7, .max] as [UInt64])
  func `any seed finds what the usual one finds`(seed: UInt64) throws {
    let planted = PlantedCorpus(reports: 12, seed: 3)
    let usual = try searchCopies(planted.corpus())
    let other = try searchCopies(planted.corpus()) { $0.seed = seed }
    #expect(other.pairs == usual.pairs)
    #expect(other.families == usual.families)
    let drawn = try searchCopies(planted.corpus()) {
      $0.seed = seed
      $0.mode = .minhash
    }
    #expect(relations(drawn).isSubset(of: relations(usual)))
  }
}
