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
  private static let texts: [[Int]] = {
    let story = randomWords(400, seed: 1)
    return (0..<40).map { i in
      Array(story.prefix(400 - 10 * i)) + randomWords(10 * i, seed: UInt64(i + 2))
    }
  }()

  private func pairs(_ options: CopySearch.Options) throws -> [[Int]] {
    let copies = try CopySearch(options).run(
      over: corpus(Self.texts.map { text($0) }), parallel: Parallel(threads: 2))
    return copies.pairs.map { [$0.a, $0.b] }
  }

  /// Bands of such recall propose all pairs, so that only the filter could lose one.
  @Test(arguments: [0.3, 0.5, 0.8])
  func `no pair at or above the minimum is lost`(minimum: Double) throws {
    var options = CopySearch.Options()
    options.minimumJaccard = minimum
    options.recall = 1 - 1e-9
    options.mode = .exact
    let expected = try pairs(options)
    options.mode = .minhash
    let found = try pairs(options)
    #expect(expected.count >= 10)
    #expect(found == expected)
  }

  @Test(arguments: [0.3, 0.5, 0.8], [128, 256])
  func `sketches of alike texts pass, those of strangers do not`(
    minimum: Double, slots: Int
  ) throws {
    var options = CopySearch.Options()
    options.minimumJaccard = minimum
    options.mode = .exact
    let alike = try pairs(options)

    let sets = try Self.texts.map { try shingles($0) }
    let scheme = try MinHash(slots: slots, seed: 3)
    let sketches = sets.map { scheme.sketch(of: $0.span) }
    let least = ResemblanceFilter.leastEqual(
      of: slots, shingles: sets[0].count, minimum: minimum)
    #expect(least > 0 && least < slots)
    #expect(sets.allSatisfy { $0.count == sets[0].count })
    for pair in alike {
      let (x, y) = (sketches[pair[0]], sketches[pair[1]])
      let equal = Kernels.equalCount(x.span, y.span)
      #expect(equal >= least, "\(pair)")
    }

    let stranger = try shingles(randomWords(400, seed: 100))
    let sketch = scheme.sketch(of: stranger.span)
    for other in sketches {
      let equal = Kernels.equalCount(sketch.span, other.span)
      #expect(equal < least)
    }
  }
}
