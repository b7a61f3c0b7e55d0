import Dedup
import Testing

@Suite("Reading order") struct ReadingOrderTests {
  /// Two chains, 0-2-4-6 and 1-3-5, and a text that has no candidates.
  private let candidates = [
    TextPair(0, 2), TextPair(1, 3), TextPair(2, 4), TextPair(3, 5), TextPair(4, 6),
  ]
  private let wordCounts: [Int32] = [10, 10, 10, 10, 10, 10, 10, 99]

  @Test func `what fits into one block keeps its order`() {
    let order = ReadingOrder(of: candidates, wordCounts: wordCounts, blockWords: 70)
    #expect(order.texts == [0, 1, 2, 3, 4, 5, 6])
    #expect(order.places == [0, 1, 2, 3, 4, 5, 6, -1])
    #expect(order.blocks == [0..<7])
  }

  @Test func `what goes together is read together where there are more blocks`() {
    let order = ReadingOrder(of: candidates, wordCounts: wordCounts, blockWords: 40)
    #expect(order.texts == [0, 2, 4, 6, 1, 3, 5])
    #expect(order.places == [0, 4, 1, 5, 2, 6, 3, -1])
    #expect(order.blocks == [0..<4, 4..<7])
  }

  @Test func `a text longer than a block is a block of its own`() {
    let order = ReadingOrder(
      of: [TextPair(0, 1), TextPair(1, 2)], wordCounts: [10, 50, 10], blockWords: 30)
    #expect(order.blocks == [0..<1, 1..<2, 2..<3])
    #expect(ReadingOrder(of: [], wordCounts: [5], blockWords: 30).blocks.isEmpty)
  }
}
