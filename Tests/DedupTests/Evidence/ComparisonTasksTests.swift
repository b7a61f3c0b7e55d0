import Dedup
import Testing

@Suite("Comparison tasks") struct ComparisonTasksTests {
  /// Where the portions of the only block begin and end.
  private func portions(_ candidates: [TextPair], _ wordCounts: [Int32]) -> [Int] {
    let order = ReadingOrder(of: candidates, wordCounts: wordCounts, blockWords: .max)
    let tasks = ComparisonTasks(candidates, order: order, wordCounts: wordCounts)
    return ComparisonTasks.portions(of: tasks[0, 0], candidates, wordCounts: wordCounts)
  }

  @Test func `candidates of which no two share a text come in several portions`() {
    let candidates = (0..<1000).map { TextPair(2 * Int32($0), 2 * Int32($0) + 1) }
    let portions = portions(candidates, Array(repeating: 50, count: 2000))
    #expect(
      portions == Array(stride(from: 0, to: 1000, by: ComparisonTasks.grain)) + [1000])
  }

  @Test func `a long text is not taken in again before others have cost as much`() {
    // Text 0 has 10,000 words, the others ten: a portion that is cut at the grain would take
    // it in eight times.
    let candidates = (1...1000).map { TextPair(0, Int32($0)) }
    let few = [10_000 as Int32] + Array(repeating: 10, count: 1000)
    #expect(portions(candidates, few) == [0, 1000])
    let many = [1000 as Int32] + Array(repeating: 10, count: 1000)
    #expect(portions(candidates, many).count == 1 + (1000 + 127) / 128)
  }
}
