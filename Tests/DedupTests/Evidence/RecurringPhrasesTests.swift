import Dedup
import Testing
import Vectors

@Suite("Recurring phrases") struct RecurringPhrasesTests {
  private static let first: UInt64 = 1 << 63
  private let rule = RecurringText()

  /// The recurring ones among phrases that documents of some days and outlets have.
  private func recurring(
    _ phrases: [[UInt64]], days: [Int64], outlets: [UInt64], isFirst: [Bool]? = nil,
    budget: Int = 1 << 20
  ) throws -> RecurringPhrases {
    let records = PhraseRecords(documentCount: phrases.count)
    var runs = SortedRuns(keyBits: records.phraseBits, budget: budget, folder: "/tmp")
    var marks: [UInt64] = []
    for (document, var own) in phrases.enumerated() {
      records.mark(&own, from: 0, document: document)
      try runs.append(own.span)
      marks.append(
        PhraseSpread.marks(time: days[document] * 86_400, outlet: outlets[document])
          | (isFirst?[document] ?? true ? Self.first : 0))
    }
    return try RecurringPhrases(
      runs, marks: marks, rule: rule, parallel: Parallel(threads: 2))
  }

  @Test func `what one outlet prints on three days returns`() throws {
    let phrases: [[UInt64]] = (0..<4).map { [SplitMix64.mix($0), SplitMix64.mix(99)] }
    let found = try recurring(phrases, days: [0, 1, 2, 2], outlets: [5, 5, 5, 5])
    #expect(found[SplitMix64.mix(99)] == .returning)
    #expect((0..<4).allSatisfy { found[SplitMix64.mix($0)].isEmpty })
  }

  @Test func `many articles of one day are a crowd`() throws {
    let phrases: [[UInt64]] = Array(repeating: [SplitMix64.mix(7)], count: 25)
    let days: [Int64] = Array(repeating: 3, count: 25)
    let outlets = (0..<25).map { UInt64($0 % 2) }
    #expect(
      try recurring(phrases, days: days, outlets: outlets)[SplitMix64.mix(7)] == .crowded)
    // One text in twenty-five documents is one article.
    let isFirst = (0..<25).map { $0 == 0 }
    #expect(
      try recurring(phrases, days: days, outlets: outlets, isFirst: isFirst)[
        SplitMix64.mix(7)
      ].isEmpty)
  }

  @Test func `a phrase repeated in a document counts once`() throws {
    let phrases: [[UInt64]] = Array(
      repeating: Array(repeating: SplitMix64.mix(7), count: 30), count: 2)
    #expect(
      try recurring(phrases, days: [0, 0], outlets: [1, 1])[SplitMix64.mix(7)].isEmpty)
  }

  @Test func `little memory changes nothing`() throws {
    var random = SplitMix64(seed: 3)
    let phrases = (0..<300).map { _ in
      (0..<40).map { _ in SplitMix64.mix(UInt64.random(in: 0..<2000, using: &random)) }
    }
    let days = (0..<300).map { Int64($0 % 7) }
    let outlets = (0..<300).map { UInt64($0 % 5) }
    let roomy = try recurring(phrases, days: days, outlets: outlets)
    let tight = try recurring(phrases, days: days, outlets: outlets, budget: 1 << 12)
    for word in 0..<2000 as Range<UInt64> {
      #expect(roomy[SplitMix64.mix(word)] == tight[SplitMix64.mix(word)])
    }
    #expect((0..<2000).contains { !roomy[SplitMix64.mix($0)].isEmpty })
  }
}
