import Testing
import Topics
import Vectors

@Suite("Sequences of similar items") struct SeriationTests {
  /// Similarity falls with the distance of places on a line.
  static func similarity(_ places: [Float]) -> (Int, Int) -> Float {
    { -abs(places[$0] - places[$1]) }
  }

  @Test func `ends that are alike are put together`() {
    let places: [Float] = [0, 10, 11, 1]
    var seriation = Seriation(count: 4)
    seriation.join(0, 3, Self.similarity(places))
    seriation.join(1, 2, Self.similarity(places))
    #expect(seriation.sequences() == [[0, 3], [1, 2]])
    // 3 and 1 are the nearest ends, and stand so already.
    seriation.join(3, 2, Self.similarity(places))
    #expect(seriation.sequences() == [[0, 3, 1, 2]])
    // A pair in one sequence changes nothing.
    seriation.join(0, 2, Self.similarity(places))
    #expect(seriation.sequences() == [[0, 3, 1, 2]])
  }

  @Test func `either sequence may be turned round, and what is in it`() {
    let places: [Float] = [5, 6, 1, 0, -7, -6]
    var seriation = Seriation(count: 6)
    for (a, b) in [(0, 1), (2, 3), (4, 5)] {
      seriation.join(a, b, Self.similarity(places))
    }
    // 5 to 1: the first sequence is turned. 0 to -6: then the last one is.
    seriation.join(0, 2, Self.similarity(places))
    #expect(seriation.sequences() == [[1, 0, 2, 3], [4, 5]])
    seriation.join(0, 4, Self.similarity(places))
    #expect(seriation.sequences() == [[1, 0, 2, 3, 5, 4]])
  }

  @Test func `items on a line come out in their order`() {
    var random = SplitMix64(seed: 3)
    let places = (0..<200).map { _ in Float.random(in: 0...1, using: &random) }
    let similarity = Self.similarity(places)
    var forest = SpanningForest(count: 200, capacity: 256)
    for a in 0..<200 { for b in 0..<a { forest.add(a, b, similarity(a, b)) } }
    var seriation = Seriation(count: 200)
    for pair in forest.pairs() { seriation.join(Int(pair.a), Int(pair.b), similarity) }
    let sequence = seriation.sequences()
    let sorted = (0..<200).sorted { places[$0] < places[$1] }
    #expect(sequence == [sorted] || sequence == [sorted.reversed()])
  }

  @Test func `a forest keeps what the best pairs do not join already`() {
    var forest = SpanningForest(count: 4, capacity: 5)
    for (a, b, similarity) in [
      (0, 1, 0.5), (0, 2, 0.25), (1, 2, 0.75), (0, 1, 0.1), (0, 2, 0.6), (1, 2, 0.2),
    ] as [(Int, Int, Float)] {
      forest.add(a, b, similarity)
    }
    #expect(forest.pairs().map { [$0.a, $0.b] } == [[1, 2], [0, 2]])
  }

  @Test func `a deep tree needs no deep stack`() {
    var seriation = Seriation(count: 100_000)
    for item in 1..<100_000 { seriation.join(item - 1, item) { a, b in a < b ? 1 : 0 } }
    #expect(seriation.sequences() == [Array(0..<100_000)])
  }
}
