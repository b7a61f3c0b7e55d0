import Dedup
import Testing
import Vectors

@Suite("Filter by sketches") struct ResemblanceFilterTests {
  /// The probability that at most so many of `slots` independent slots agree, summed exactly.
  private func tail(upTo count: Int, of slots: Int, agreeing p: Double) -> Double {
    var sum = 0.0
    var term = 1.0
    for _ in 0..<slots { term *= 1 - p }
    for k in 0...count {
      sum += term
      term *= Double(slots - k) / Double(k + 1) * p / (1 - p)
    }
    return sum
  }

  @Test(arguments: [0.2, 0.5, 0.8, 0.9, 0.95], [128, 256])
  func `a pair at the minimum is lost once in a thousand million times at most`(
    minimum: Double, slots: Int
  ) {
    let least = ResemblanceFilter.leastEqual(
      of: slots, shingles: 1 << 40, minimum: minimum)
    if least > 0 { #expect(tail(upTo: least - 1, of: slots, agreeing: minimum) <= 1e-9) }
  }

  @Test func `more shingles and a higher minimum rule out more`() {
    let known = [10, 100, 1000, 1 << 20].map {
      ResemblanceFilter.leastEqual(of: 128, shingles: $0, minimum: 0.8)
    }
    #expect(known == known.sorted() && known[0] == 0 && known[3] > 60)
    #expect(ResemblanceFilter.leastEqual(of: 128, shingles: 1000, minimum: 1) == 128)
    #expect(ResemblanceFilter.leastEqual(of: 128, shingles: 1000, minimum: 0.01) == 0)
  }

  /// Texts that share ever less of their first words.
  @Test(arguments: [0.3, 0.5, 0.8])
  func `no pair at or above the minimum is lost`(minimum: Double) throws {
    let story = randomWords(400, seed: 1)
    let texts = (0..<40).map { i in
      Array(story.prefix(400 - 10 * i)) + randomWords(10 * i, seed: UInt64(i + 2))
    }
    var options = CopySearch.Options()
    options.minimumJaccard = minimum
    var found: [[[Int]]] = []
    for mode in [CopySearch.Mode.minhash, .exact] {
      options.mode = mode
      let copies = try CopySearch(options).run(
        over: corpus(texts.map { text($0) }), parallel: Parallel(threads: 2))
      found.append(copies.pairs.map { [$0.a, $0.b] })
    }
    #expect(found[1].count >= 10)
    #expect(Double(found[0].count) >= 0.98 * Double(found[1].count))
    #expect(Set(found[0]).isSubset(of: Set(found[1])))
  }
}
