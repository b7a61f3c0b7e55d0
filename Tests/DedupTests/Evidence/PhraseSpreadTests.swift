import Dedup
import Testing
import Vectors

@Suite("Spread of phrases") struct PhraseSpreadTests {
  private static let day: Int64 = 86_400

  @Test func `articles, days and outlets are counted`() {
    var spread = PhraseSpread(wordCount: 10)
    let phrases: [UInt64] = [SplitMix64.mix(1), SplitMix64.mix(2)]
    for day in 0..<3 as Range<Int64> {
      let marks = PhraseSpread.marks(time: day * Self.day + 7, outlet: UInt64(day % 2))
      spread.add(phrases[...], marks: marks, isNew: true)
    }
    let entry = PhraseSpread.Entry(articles: 3, days: 3, outlets: 2)
    #expect(phrases.allSatisfy { spread[$0] == entry })
    #expect(spread[SplitMix64.mix(3)].articles == 0)
  }

  @Test func `a text seen before adds its day and outlet alone`() {
    var spread = PhraseSpread(wordCount: 10)
    spread.add([1], marks: PhraseSpread.marks(time: 0, outlet: 1), isNew: true)
    spread.add([1], marks: PhraseSpread.marks(time: Self.day, outlet: 2), isNew: false)
    #expect(spread[1] == PhraseSpread.Entry(articles: 1, days: 2, outlets: 2))
  }

  @Test func `missing dates and outlets are none, not one`() {
    var spread = PhraseSpread(wordCount: 10)
    spread.add([1], marks: PhraseSpread.marks(time: nil, outlet: nil), isNew: true)
    #expect(spread[1] == PhraseSpread.Entry(articles: 1, days: 0, outlets: 0))
  }

  @Test func `days before 1970 are days`() {
    let before = PhraseSpread.marks(time: -1, outlet: nil)
    #expect(before == PhraseSpread.marks(time: -Self.day, outlet: nil))
    #expect(before != PhraseSpread.marks(time: 0, outlet: nil))
    #expect(PhraseSpread.marks(time: .min, outlet: nil).nonzeroBitCount == 1)
    #expect(PhraseSpread.marks(time: .max, outlet: nil).nonzeroBitCount == 1)
  }

  @Test func `counts stop at 255, and parts merge to the whole`() {
    var whole = PhraseSpread(wordCount: 10)
    var parts = [whole, whole]
    for i in 0..<300 {
      let marks = PhraseSpread.marks(
        time: Int64(i % 5) * Self.day, outlet: UInt64(i % 3))
      whole.add([1], marks: marks, isNew: true)
      parts[i % 2].add([1], marks: marks, isNew: true)
    }
    parts[0].merge(parts[1])
    #expect(whole[1] == PhraseSpread.Entry(articles: 255, days: 5, outlets: 3))
    #expect(parts[0][1] == whole[1])
  }

  @Test func `in a crowded table no phrase seems rarer than it is`() {
    var spread = PhraseSpread(wordCount: 1)
    var articles: [UInt64: Int] = [:]
    // Ten thousand phrases in tables of 4,096 counters.
    for article in 0..<2000 as Range<UInt64> {
      let phrases = Set(
        randomWords(20, below: 10_000, seed: article).map { SplitMix64.mix(UInt64($0)) })
      spread.add(
        Array(phrases)[...], marks: PhraseSpread.marks(time: nil, outlet: nil),
        isNew: true)
      for phrase in phrases { articles[phrase, default: 0] += 1 }
    }
    #expect(articles.allSatisfy { spread[$0].articles >= $1 })
    #expect(articles.contains { spread[$0].articles > $1 })
  }
}
