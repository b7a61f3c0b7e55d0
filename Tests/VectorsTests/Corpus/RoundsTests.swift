import Testing
import Vectors

@Suite("Rounds of documents") struct RoundsTests {
  private let corpus = Corpus(
    [3, 1, 9, 1, 1, 1, 4].enumerated().map {
      Article(id: "\($0)", text: String(repeating: "x", count: $1))
    })

  @Test func `have so many documents and so much text at most, or are one document`() {
    #expect(corpus.rounds(of: 0..<7, atMost: 10) == [0..<7])
    #expect(corpus.rounds(of: 0..<7, atMost: 3) == [0..<3, 3..<6, 6..<7])
    #expect(
      corpus.rounds(of: 0..<7, atMost: 10, bytes: 4) == [0..<2, 2..<3, 3..<6, 6..<7])
    #expect(
      corpus.rounds(of: 1..<6, atMost: 2, bytes: 4) == [1..<2, 2..<3, 3..<5, 5..<6])
    #expect(corpus.rounds(of: 0..<2, atMost: 10, bytes: 0) == [0..<1, 1..<2])
    #expect(corpus.rounds(of: 3..<3, atMost: 10).isEmpty)
  }
}
