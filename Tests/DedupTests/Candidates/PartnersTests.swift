import Dedup
import Testing
import Vectors

@Suite("Partners") struct PartnersTests {
  /// What is allowed, said as plainly as can be.
  private struct Rule {
    var window: Int64?
    var times: [Int64?]
    var outlets: [UInt64]?
    var archiveStart: Int?

    func allows(_ x: Int, _ y: Int) -> Bool {
      guard x != y else { return false }
      if let archiveStart, (x < archiveStart) == (y < archiveStart) { return false }
      if let outlets, outlets[x] == outlets[y], outlets[x] != 0 { return false }
      if let window, let s = times[x], let t = times[y] { return abs(s - t) <= window }
      return true
    }

    var condition: PairCondition {
      PairCondition(
        window: window, times: times, outlets: outlets, archiveStart: archiveStart)
    }
  }

  /// Forty documents of few times, outlets and texts.
  private func rule(
    seed: UInt64, window: Bool, outlets: Bool, archive: Bool
  ) -> (Rule, texts: [Int32]) {
    var random = SplitMix64(seed: seed)
    let count = 40
    let times = (0..<count).map { _ -> Int64? in
      Int.random(in: 0..<6, using: &random) == 0
        ? nil : Int64.random(in: -20...20, using: &random)
    }
    let names = (0..<count).map { _ in UInt64.random(in: 0...2, using: &random) }
    let rule = Rule(
      window: window ? 5 : nil, times: times, outlets: outlets ? names : nil,
      archiveStart: archive ? 25 : nil)
    return (rule, (0..<count).map { _ in Int32.random(in: -1..<6, using: &random) })
  }

  static let switches = [
    (true, false, false), (false, true, false), (false, false, true), (true, true, false),
    (true, false, true), (false, true, true), (true, true, true),
  ]

  @Test(arguments: switches)
  func `are found if and only if there are some`(
    window: Bool, outlets: Bool, archive: Bool
  ) {
    for seed in 0..<30 as Range<UInt64> {
      let (rule, texts) = rule(
        seed: seed, window: window, outlets: outlets, archive: archive)
      let partners = Partners(rule.condition, textOfDocument: texts, textCount: 6)
      let members = (0..<6 as Range<Int32>).map { text in
        texts.indices.filter { texts[$0] == text }
      }
      for text in members.indices {
        for document in texts.indices {
          let found = partners.partner(of: document, in: text)
          #expect((found != nil) == members[text].contains { rule.allows(document, $0) })
          if let found {
            #expect(members[text].contains(found) && rule.allows(document, found))
          }
        }
        for other in members.indices where other != text {
          let expected = members[text].contains { x in
            members[other].contains { rule.allows(x, $0) }
          }
          #expect(partners.meet(text, other) == expected)
        }
      }
    }
  }

  @Test(arguments: switches)
  func `a walk meets all that may be a pair, and no more than it says`(
    window: Bool, outlets: Bool, archive: Bool
  ) {
    for seed in 0..<30 as Range<UInt64> {
      let (rule, _) = rule(seed: seed, window: window, outlets: outlets, archive: archive)
      // Every document is a text of its own.
      let texts = (0..<40 as Range<Int32>).map(\.self)
      let order = TextOrder(rule.condition, textOfDocument: texts, textCount: 40)
      // Two lists: ranks of one parity each.
      let records = [0, 1].flatMap { key in
        stride(from: key, to: 40, by: 2).map { UInt64(key) << 32 | UInt64($0) }
      }
      let jumps = order.jumps(in: records)
      var met: Set<TextPair> = []
      for probe in records.indices {
        var place = probe + 1
        while let next = order.meeting(
          from: place, of: probe, in: records.span, jumps.span)
        {
          met.insert(order.pair(records[probe], records[next]))
          place = next + 1
        }
      }
      var expected: Set<TextPair> = []
      for x in records.indices {
        for y in records.indices where y > x && records[x] >> 32 == records[y] >> 32 {
          let pair = order.pair(records[x], records[y])
          if rule.allows(pair.a, pair.b) { expected.insert(pair) }
        }
      }
      #expect(met.isSuperset(of: expected))
      // Outlets are left to the judgement of each pair where the archive is the other side.
      if !(archive && outlets) { #expect(met == expected) }
      let counts = [0..<20, 20..<40].map {
        order.meetingCount(in: $0, of: records.span, jumps.span, limit: 1000)
      }
      #expect(counts[0] + counts[1] == met.count)
      #expect(
        order.meetingCount(in: 0..<20, of: records.span, jumps.span, limit: 3)
          == min(counts[0], 4))
    }
  }
}
