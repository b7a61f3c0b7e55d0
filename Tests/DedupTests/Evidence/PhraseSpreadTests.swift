import Dedup
import Testing
import Vectors

@Suite("Spread of phrases") struct PhraseSpreadTests {
  private static let day: Int64 = 86_400

  @Test func `days and outlets are counted`() {
    let marks = (0..<3).reduce(0 as UInt64) {
      $0 | PhraseSpread.marks(time: Int64($1) * Self.day + 7, outlet: UInt64($1 % 2))
    }
    #expect(
      PhraseSpread(articles: 3, marks: marks)
        == PhraseSpread(articles: 3, days: 3, outlets: 2))
  }

  @Test func `missing dates and outlets are none, not one`() {
    let marks = PhraseSpread.marks(time: nil, outlet: nil)
    #expect(
      PhraseSpread(articles: 1, marks: marks)
        == PhraseSpread(articles: 1, days: 0, outlets: 0))
  }

  @Test func `marks leave the highest bits free`() {
    for time in -30...30 as ClosedRange<Int64> {
      let marks = PhraseSpread.marks(time: time * Self.day, outlet: UInt64(time + 30))
      #expect(marks >> 56 == 0)
    }
  }

  @Test func `days before 1970 are days`() {
    let before = PhraseSpread.marks(time: -1, outlet: nil)
    #expect(before == PhraseSpread.marks(time: -Self.day, outlet: nil))
    #expect(before != PhraseSpread.marks(time: 0, outlet: nil))
    #expect(PhraseSpread.marks(time: .min, outlet: nil).nonzeroBitCount == 1)
    #expect(PhraseSpread.marks(time: .max, outlet: nil).nonzeroBitCount == 1)
  }
}
