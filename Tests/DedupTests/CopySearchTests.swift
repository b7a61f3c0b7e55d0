import Dedup
import Testing
import Vectors

@Suite("Copy search") struct CopySearchTests {
  /// A batch of unrelated texts with derivations of some of them.
  private func batch(_ count: Int = 60) -> [[Int]] {
    var texts = (0..<count).map { randomWords(120, below: 50_000, seed: UInt64($0)) }
    for i in stride(from: 0, to: count / 2, by: 3) {
      texts.append(Array(texts[i].prefix(70)))  // cut
      texts.append(texts[i + 1] + randomWords(40, below: 50_000, seed: UInt64(i + 900)))
      texts.append(  // quoted
        Array(texts[i + 2][30..<60])
          + randomWords(150, below: 50_000, seed: UInt64(i + 500)))
    }
    return texts
  }

  /// Jaccard resemblance and both containments.
  private func shares(_ x: Set<UInt64>, _ y: Set<UInt64>) -> (Double, Double, Double) {
    let shared = Double(x.intersection(y).count)
    return (
      shared / (Double(x.count) + Double(y.count) - shared), shared / Double(x.count),
      shared / Double(y.count)
    )
  }

  @Test func `copies, cuts and quotations are told apart`() throws {
    let story = randomWords(100, seed: 1)
    let other = randomWords(100, seed: 2)
    let copies = try searchCopies(
      corpus([
        text(story), text(Array(story.prefix(50))), text(other),
        text(Array(story[60..<85]) + randomWords(70, seed: 3)),
      ]))
    #expect(
      copies.pairs.map { [$0.a, $0.b] } == [[0, 1], [0, 3]])
    #expect(copies.pairs.map(\.relation) == [.copy, .partial])
    let cut = copies.pairs[0]
    #expect(cut.containmentB == 1)
    #expect(cut.containmentA == 48.0 / 98)
    #expect(cut.jaccard == 48.0 / 98)
    #expect(cut.sharedWords == 50 && cut.longestRun == 50)
    #expect(copies.families.numbers == [1, 1, 2, 3])
    #expect(copies.families.sizes == [2, 1, 1])
    #expect(copies.families.roles == [.source, .copy, .single, .partial])
    #expect(copies.families.sources == [0, 0, 2, 0])
    #expect(copies.families.kept == [0, 2, 3])
    #expect(copies.families.members() == [[0, 1]])
    #expect(copies.notes.isEmpty)
  }

  @Test func `the source is the earliest, then the longest, then the first`() throws {
    let story = randomWords(100, seed: 1)
    let whole = text(story)
    let cut = text(Array(story.prefix(60)))
    func sources(_ texts: [String], _ dates: [Int64?]) throws -> [Int32] {
      try searchCopies(corpus(texts, dates: dates)).families.sources
    }
    #expect(try sources([whole, cut], [200, 100]) == [1, 1])
    #expect(try sources([cut, whole], [nil, nil]) == [1, 1])
    #expect(try sources([whole, cut], [nil, 5]) == [1, 1])
    #expect(try sources([whole, whole], [7, 7]) == [0, 0])
  }

  @Test(arguments: CopySearch.Mode.allCases)
  func `every pair above a minimum is found and exact`(mode: CopySearch.Mode) throws {
    let texts = batch()
    let copies = try searchCopies(corpus(texts.map(text))) {
      $0.mode = mode
      $0.minimumJaccard = 0.25
      $0.recall = 0.9999
    }
    let sets = try texts.map { Set(try shingles($0)) }
    var expected: [[Int]] = []
    for a in texts.indices {
      for b in texts.indices where b > a {
        if shares(sets[a], sets[b]).0 >= 0.25 { expected.append([a, b]) }
      }
    }
    #expect(expected.count >= 20)
    #expect(copies.pairs.map { [$0.a, $0.b] } == expected)
    for pair in copies.pairs {
      let truth = shares(sets[pair.a], sets[pair.b])
      #expect((pair.jaccard, pair.containmentA, pair.containmentB) == truth)
    }
  }

  @Test func `an exact search for containment finds what brute force finds`() throws {
    let texts = batch()
    let copies = try searchCopies(corpus(texts.map(text))) {
      $0.mode = .exact
      $0.minimumContainment = 0.15
    }
    let sets = try texts.map { Set(try shingles($0)) }
    var expected: [[Int]] = []
    for a in texts.indices {
      for b in texts.indices where b > a {
        let (_, x, y) = shares(sets[a], sets[b])
        if max(x, y) >= 0.15 { expected.append([a, b]) }
      }
    }
    #expect(copies.pairs.map { [$0.a, $0.b] } == expected)
  }

  @Test func `a quotation of twenty words is found in a long article`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let source = randomWords(300, seed: seed)
      let taker =
        randomWords(200, seed: seed + 100) + Array(source[90..<110])
        + randomWords(150, seed: seed + 200)
      let copies = try searchCopies(corpus([text(source), text(taker)]))
      #expect(copies.pairs.map(\.relation) == [.partial])
      // Undated, the longer one counts as the source.
      #expect(copies.families.roles == [.partial, .single])
    }
  }

  @Test func `the result does not depend on the number of threads`() throws {
    let corpus = corpus(batch(90).map(text))
    let one = try searchCopies(corpus, threads: 1)
    for threads in [2, 5] {
      let many = try searchCopies(corpus, threads: threads)
      #expect(many.pairs == one.pairs)
      #expect(many.families == one.families)
      #expect(many.notes == one.notes)
    }
  }

  @Test func `the result does not depend on how many texts are in memory`() throws {
    let corpus = corpus(batch(60).map(text))
    var search = try CopySearch()
    let parallel = Parallel(threads: 2)
    let whole = try search.run(over: corpus, parallel: parallel)
    search.blockWords = 300
    let parts = try search.run(over: corpus, parallel: parallel)
    #expect(parts.pairs.map { [$0.a, $0.b] } == whole.pairs.map { [$0.a, $0.b] })
    #expect(parts.pairs.map(\.score) == whole.pairs.map(\.score))
    #expect(parts.families == whole.families)
    #expect(
      parts.passages(of: parts.pairs, in: corpus, parallel: parallel)
        == whole.passages(of: whole.pairs, in: corpus, parallel: parallel))
  }

  @Test func `empty texts match nothing, one-word texts each other`() throws {
    let copies = try searchCopies(
      corpus(["", "word", "  ", "word", "other", "two words", "..."]))
    #expect(copies.pairs.map { [$0.a, $0.b] } == [[1, 3]])
    #expect(copies.pairs.map(\.longestRun) == [1])
    #expect(copies.families.numbers == [1, 2, 3, 2, 4, 5, 6])
    #expect(copies.notes == [.documentsWithoutWords(3)])
    let none = try searchCopies(corpus([]))
    #expect(none.pairs.isEmpty && none.families.count == 0 && none.notes.isEmpty)
  }

  @Test func `five thousand equal documents are one family, listed as a star`() throws {
    let same = text(randomWords(40, seed: 1))
    let near = text(Array(randomWords(40, seed: 1).dropLast(4)))
    let copies = try searchCopies(corpus([near] + Array(repeating: same, count: 5000)))
    #expect(copies.pairs.count == 1 + 4999)
    #expect(copies.pairs.dropFirst().allSatisfy { $0.a == 1 && $0.jaccard == 1 })
    #expect(copies.families.sizes == [5001])
    #expect(copies.families.sources[0] == 1)
    #expect(copies.notes.last == .groupsListedAsStars(1, limit: 32))
  }

  @Test func `equal texts in few documents are listed in full, also against others`()
    throws
  {
    let same = text(randomWords(40, seed: 1))
    let near = text(Array(randomWords(40, seed: 1).dropLast(4)))
    let copies = try searchCopies(corpus([same, near, same, same]))
    #expect(copies.pairs.count == 6)
    #expect(copies.pairs.allSatisfy { $0.relation == .copy })
    #expect(copies.families.sizes == [4])
  }

  @Test func `a word repeated ten thousand times is no trouble`() throws {
    let long = Array(repeating: "again", count: 10_000).joined(separator: " ")
    let copies = try searchCopies(corpus([long, long + " and again", "again"]))
    #expect(copies.pairs.first?.longestRun == 10_000)
  }

  @Test func `options out of range are refused`() {
    func expect(_ error: DedupError, _ change: (inout CopySearch.Options) -> Void) {
      var options = CopySearch.Options()
      change(&options)
      #expect(throws: error) { try CopySearch(options) }
    }
    expect(.shingle(0, allowed: 1...64)) { $0.shingle = 0 }
    expect(.share(name: "the minimum Jaccard resemblance", 0)) { $0.minimumJaccard = 0 }
    expect(.share(name: "the minimum containment", 1.5)) { $0.minimumContainment = 1.5 }
    expect(.share(name: "recall", 1)) { $0.recall = 1 }
  }
}

@Suite("Passages of pairs") struct PassagesTests {
  @Test func `places are given in words, bytes and scalars`() throws {
    let shared = (1...20).map { "كلمة\($0)" }.joined(separator: " ")
    let first = "أ ب. " + shared
    let second = "é 𝄞 x " + shared + " end"
    let corpus = Corpus([Article(id: "1", text: first), Article(id: "2", text: second)])
    var options = CopySearch.Options()
    options.minimumJaccard = 0.1
    let copies = try CopySearch(options).run(over: corpus, parallel: Parallel(threads: 1))
    let pair = try #require(copies.pairs.first)
    let passages = copies.passages(of: pair, in: corpus)
    #expect(passages.count == 1)
    let passage = try #require(passages.first)
    #expect(passage.words == 20)
    for (place, text) in [(passage.a, first), (passage.b, second)] {
      #expect(String(decoding: Array(text.utf8)[place.bytes], as: UTF8.self) == shared)
      let scalars = Array(text.unicodeScalars)[place.scalars]
      #expect(String(String.UnicodeScalarView(scalars)) == shared)
    }
    #expect(
      copies.passages(of: [pair], in: corpus, parallel: Parallel(threads: 2))
        == [passages])
  }

  @Test func `words of the passages add up, also where the pair is reversed`() throws {
    let words = randomWords(60, seed: 1)
    let near = Array(words[10..<50])
    // The text of 0 and 2 is first seen in 0; 1 and 2 make a pair with 1 first.
    let corpus = corpus([text(words), text(near), text(words)])
    let copies = try CopySearch().run(over: corpus, parallel: Parallel(threads: 1))
    #expect(copies.pairs.map { [$0.a, $0.b] } == [[0, 1], [0, 2], [1, 2]])
    let all = copies.passages(
      of: copies.pairs, in: corpus, parallel: Parallel(threads: 1))
    for (pair, passages) in zip(copies.pairs, all) {
      #expect(passages.reduce(0) { $0 + $1.words } == pair.sharedWords)
    }
    #expect(all[2].map(\.a.words) == [0..<40])
    #expect(all[2].map(\.b.words) == [10..<50])
  }
}
