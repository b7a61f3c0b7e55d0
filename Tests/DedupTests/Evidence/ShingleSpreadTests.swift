import Dedup
import Testing

@Suite("Spread of shingles") struct ShingleSpreadTests {
  private static let day: Int64 = 86_400

  @Test func `articles, days and outlets are counted`() {
    var spread = ShingleSpread(wordCount: 10)
    let shingles: [UInt64] = [1 << 60, 5 << 60]
    for day in 0..<3 as Range<Int64> {
      let marks = ShingleSpread.marks(time: day * Self.day + 7, outlet: UInt64(day % 2))
      spread.add(shingles[...], marks: marks, isNew: true)
    }
    let entry = ShingleSpread.Entry(articles: 3, days: 3, outlets: 2)
    #expect(shingles.allSatisfy { spread[$0] == entry })
    #expect(spread[9 << 60].articles == 0)
  }

  @Test func `a text seen before adds its day and outlet alone`() {
    var spread = ShingleSpread(wordCount: 10)
    spread.add([1], marks: ShingleSpread.marks(time: 0, outlet: 1), isNew: true)
    spread.add([1], marks: ShingleSpread.marks(time: Self.day, outlet: 2), isNew: false)
    #expect(spread[1] == ShingleSpread.Entry(articles: 1, days: 2, outlets: 2))
  }

  @Test func `missing dates and outlets are none, not one`() {
    var spread = ShingleSpread(wordCount: 10)
    spread.add([1], marks: ShingleSpread.marks(time: nil, outlet: nil), isNew: true)
    #expect(spread[1] == ShingleSpread.Entry(articles: 1, days: 0, outlets: 0))
  }

  @Test func `days before 1970 are days`() {
    let before = ShingleSpread.marks(time: -1, outlet: nil)
    #expect(before == ShingleSpread.marks(time: -Self.day, outlet: nil))
    #expect(before != ShingleSpread.marks(time: 0, outlet: nil))
    #expect(ShingleSpread.marks(time: .min, outlet: nil).nonzeroBitCount == 1)
    #expect(ShingleSpread.marks(time: .max, outlet: nil).nonzeroBitCount == 1)
  }

  @Test func `counts stop at 255, and parts merge to the whole`() {
    var whole = ShingleSpread(wordCount: 10)
    var parts = [whole, whole]
    for i in 0..<300 {
      let marks = ShingleSpread.marks(
        time: Int64(i % 5) * Self.day, outlet: UInt64(i % 3))
      whole.add([1], marks: marks, isNew: true)
      parts[i % 2].add([1], marks: marks, isNew: true)
    }
    parts[0].merge(parts[1])
    #expect(whole[1] == ShingleSpread.Entry(articles: 255, days: 5, outlets: 3))
    #expect(parts[0][1] == whole[1])
  }
}
