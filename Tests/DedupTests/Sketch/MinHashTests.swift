import Dedup
import Testing
import Vectors

@Suite("MinHash") struct MinHashTests {
  /// Two sets of `size` elements each, of which `shared` are the same.
  private static func sets(size: Int, shared: Int, seed: UInt64) -> ([UInt64], [UInt64]) {
    var random = SplitMix64(seed: seed)
    let all = (0..<2 * size - shared).map { _ in random.next() }
    return (Array(all[..<size]), Array(all[(size - shared)...]))
  }

  @Test func `equal sets agree in every slot, the empty set with nothing`() throws {
    let scheme = try MinHash(slots: 64)
    let (a, b) = Self.sets(size: 20, shared: 0, seed: 1)
    let sketch = scheme.sketch(of: a.span)
    #expect(sketch.count == 64)
    #expect(!sketch.contains(MinHash.empty))
    #expect(MinHash.resemblance(sketch.span, scheme.sketch(of: (a + a).span).span) == 1)
    #expect(MinHash.resemblance(sketch.span, scheme.sketch(of: b.span).span) < 0.3)
    let none = scheme.sketch(of: [UInt64]().span)
    #expect(none.allSatisfy { $0 == MinHash.empty })
    #expect(MinHash.resemblance(none.span, none.span) == 0)
  }

  /// The mean over seeds must lie within four standard errors of the truth, where one
  /// estimate has the standard error the documentation states, and the spread of the
  /// estimates must not be above twice the stated variance.
  @Test(arguments: [(40, 20), (40, 36), (200, 100), (200, 20), (1000, 800)])
  func `the estimate is unbiased and as exact as stated`(size: Int, shared: Int) throws {
    let slots = 128
    let rounds = 200
    let union = Double(2 * size - shared)
    let truth = Double(shared) / union
    var estimates: [Double] = []
    for seed in 0..<UInt64(rounds) {
      let (a, b) = Self.sets(size: size, shared: shared, seed: seed)
      let scheme = try MinHash(slots: slots, seed: seed &* 77 &+ 5)
      estimates.append(
        MinHash.resemblance(
          scheme.sketch(of: a.span).span, scheme.sketch(of: b.span).span))
    }
    let variance = truth * (1 - truth) * (1 / Double(slots) + 1 / union)
    let mean = estimates.reduce(0, +) / Double(rounds)
    let spread = estimates.reduce(0) { $0 + ($1 - truth) * ($1 - truth) } / Double(rounds)
    #expect(abs(mean - truth) <= 4 * (variance / Double(rounds)).squareRoot() + 0.0005)
    #expect(spread <= 2 * variance)
  }

  @Test(arguments: [(40, 20), (200, 20), (200, 190)])
  func `the classical form agrees with the truth as well`(size: Int, shared: Int) throws {
    let slots = 128
    let rounds = 60
    let truth = Double(shared) / Double(2 * size - shared)
    var sum = 0.0
    for seed in 0..<UInt64(rounds) {
      let (a, b) = Self.sets(size: size, shared: shared, seed: seed)
      let scheme = try ClassicalMinHash(slots: slots, seed: seed &* 77 &+ 5)
      sum += ClassicalMinHash.resemblance(
        scheme.sketch(of: a.span), scheme.sketch(of: b.span))
    }
    let error = (truth * (1 - truth) / Double(slots * rounds)).squareRoot()
    #expect(abs(sum / Double(rounds) - truth) <= 4 * error)
  }

  @Test func `raw sketches merge to the sketch of the union`() throws {
    let scheme = try MinHash(slots: 96, seed: 3)
    let (a, b) = Self.sets(size: 50, shared: 10, seed: 2)
    func raw(_ set: [UInt64]) -> [UInt16] {
      var sketch = [UInt16](repeating: MinHash.empty, count: 96)
      var span = sketch.mutableSpan
      scheme.add(set.span, to: &span)
      return sketch
    }
    var merged = raw(a)
    var span = merged.mutableSpan
    MinHash.merge(raw(b).span, into: &span)
    #expect(merged == raw(a + b))
    var filled = merged.mutableSpan
    scheme.densify(&filled)
    #expect(merged == scheme.sketch(of: (a + b).span))
  }

  @Test func `a single shingle fills the sketch`() throws {
    let sketch = try MinHash(slots: 128).sketch(of: [42].span)
    #expect(Set(sketch).count == 1)
  }

  @Test func `slots outside 1 to 4096 are refused`() {
    #expect(throws: DedupError.slots(0, allowed: 1...4096)) { try MinHash(slots: 0) }
    #expect(throws: DedupError.slots(5000, allowed: 1...4096)) {
      try MinHash(slots: 5000)
    }
  }
}

@Suite("Sketch format") struct SketchFormatTests {
  @Test func `bytes are as documented`() throws {
    let scheme = try MinHash(slots: 2, seed: 0x0102)
    let bytes = SketchFormat.encode([0xABCD, 1].span, of: scheme)
    #expect(
      bytes == [
        0x54, 0x54, 0x53, 0x4B, 1, 0, 2, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0xCD, 0xAB, 1, 0,
      ])
  }

  @Test func `what is written is read`() throws {
    let scheme = try MinHash(slots: 128, seed: .max)
    let sketch = scheme.sketch(of: [1, 2, 3].span)
    let read = try SketchFormat.decode(SketchFormat.encode(sketch.span, of: scheme).span)
    #expect(read.scheme == scheme)
    #expect(read.sketch == sketch)
  }

  /// A change of these numbers is a change of format: raise the version.
  @Test func `sketches are the same in every release of the version`() throws {
    let sketch = try MinHash(slots: 8, seed: 1).sketch(of: [10, 20, 30].span)
    #expect(sketch == [39985, 63348, 28675, 63348, 39985, 39985, 39985, 63348])
  }

  @Test func `damaged bytes are refused, each with its reason`() throws {
    let good = SketchFormat.encode([1, 2].span, of: try MinHash(slots: 2))
    var other = good
    other[4] = 9
    var none = good
    none[6] = 0
    for bytes in [
      [], Array(good[..<10]), Array(good.dropLast()), good + [0], other, none,
    ] {
      #expect(throws: DedupError.self) { try SketchFormat.decode(bytes.span) }
    }
    #expect(throws: DedupError.malformedSketch(reason: "format version 9, not 1")) {
      try SketchFormat.decode(other.span)
    }
  }
}
