import Dedup
import Testing
import Vectors

@Suite("Gap alignment") struct GapAlignmentTests {
  private func words(_ numbers: [Int]) -> [UInt32] { numbers.map { UInt32($0) << 1 } }

  @Test(arguments: [2, 4, 30], [0, 1, 2, 5, 31, 63, 64])
  func `finds as many words as the quadratic recurrence`(alphabet: Int, count: Int) {
    var gap = GapAlignment()
    for seed in 0..<12 as Range<UInt64> {
      let a = randomWords(count, below: alphabet, seed: seed)
      let b = randomWords(Int(seed) * 5, below: alphabet, seed: seed + 99)
      let (x, y) = (words(a), words(b))
      gap.align(x.span, y.span)
      #expect(gap.equal == commonSubsequence(a, b))
      // The matched words of both, in order, are the same words.
      let matchedA = a.indices.filter { gap.matchedA >> UInt64($0) & 1 != 0 }.map {
        a[$0]
      }
      let matchedB = b.indices.filter { gap.matchedB >> UInt64($0) & 1 != 0 }.map {
        b[$0]
      }
      #expect(matchedA == matchedB)
    }
  }
}

@Suite("Greedy extension") struct GreedyExtensionTests {
  private func reach(
    _ a: [Int], _ b: [Int], isBackward: Bool = false, endsTexts: Bool = false
  ) -> [Int] {
    let (x, y) = (a.map { UInt32($0) << 1 }, b.map { UInt32($0) << 1 })
    var extender = GreedyExtension()
    let reached = extender.reach(
      x.span, y.span, isBackward: isBackward, endsTexts: endsTexts)
    return [reached.a, reached.b]
  }

  @Test func `goes over changed, dropped and added words to the last equal one`() {
    #expect(reach([9, 1, 2, 3, 70], [8, 1, 2, 3, 71, 72]) == [4, 4])
    #expect(reach([1, 2, 3, 70], [8, 1, 2, 3, 71, 72]) == [3, 4])
    #expect(reach([8, 1, 2, 3, 70], [1, 2, 3, 71, 72]) == [4, 3])
    #expect(reach([70, 3, 2, 1, 9], [71, 3, 2, 1], isBackward: true) == [4, 3])
  }

  @Test func `stays where it is before unrelated text`() {
    #expect(reach(Array(1...40), Array(101...140)) == [0, 0])
    #expect(reach([], [1, 2]) == [0, 0])
    // A single word equal by chance is no gain on the change before it.
    #expect(reach([1, 2, 50, 4, 5, 6, 7], [11, 12, 50, 14, 15, 16, 17]) == [0, 0])
  }

  @Test func `takes the ends of both texts where they are reached without a loss`() {
    #expect(reach([1, 2, 3, 8], [1, 2, 3, 9]) == [3, 3])
    #expect(reach([1, 2, 3, 8], [1, 2, 3, 9], endsTexts: true) == [4, 4])
    #expect(reach([7, 8], [9], endsTexts: true) == [0, 0])
    #expect(reach(Array(1...30), Array(101...130), endsTexts: true) == [0, 0])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `follows text of which a fifth of the words is changed`(seed: UInt64) {
    let a = randomWords(60, below: 100_000, seed: seed)
    var random = SplitMix64(seed: seed + 500)
    var b = a
    for i in b.indices where Int.random(in: 0..<5, using: &random) == 0 { b[i] = -i - 1 }
    // Two equal words at the end make sure that the score is greatest there.
    let (x, y) = (a + [1, 2, 3, 4] + [-1000], b + [1, 2, 3, 4] + [-2000])
    let reached = reach(x.map { $0 + 3000 }, y.map { $0 + 3000 })
    #expect(reached == [64, 64] || longestDrop(a, b) >= 3)
  }

  /// Texts that are edited heavily, lightly and not at all, from both ends.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `reaches as far as the plain recurrence`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = [3, 20, 1000].randomElement(using: &random) ?? 3
    let a = randomWords(
      Int.random(in: 0...70, using: &random), below: alphabet, seed: seed)
    var b: [Int] = []
    for word in a {
      switch Int.random(in: 0..<Int(4 + seed % 20), using: &random) {
      case 0: b.append(Int.random(in: 0..<alphabet, using: &random))
      case 1: break
      case 2: b += [Int.random(in: 0..<alphabet, using: &random), word]
      default: b.append(word)
      }
    }
    for endsTexts in [false, true] {
      #expect(reach(a, b, endsTexts: endsTexts) == plainReach(a, b, endsTexts: endsTexts))
      #expect(
        reach(a, b, isBackward: true, endsTexts: endsTexts)
          == plainReach(a.reversed(), b.reversed(), endsTexts: endsTexts))
    }
  }

  /// The same greedy alignment with a table of points for each number of edits.
  private func plainReach(_ a: [Int], _ b: [Int], endsTexts: Bool) -> [Int] {
    let limit = GreedyExtension.limit
    let isWhole = endsTexts && max(a.count, b.count) <= limit
    let (a, b) = (a.prefix(limit), b.prefix(limit))
    func slide(_ i: Int, _ diagonal: Int) -> Int {
      zip(a[i...], b[(i - diagonal)...]).prefix { $0 == $1 }.count + i
    }
    var points = [0: slide(0, 0)]
    var best = (score: 0, a: 0, b: 0)
    var edits = 0
    while !points.isEmpty {
      for diagonal in points.keys.sorted() {
        guard let i = points[diagonal] else { continue }
        let (j, score) = (i - diagonal, 2 * i - diagonal - 3 * edits)
        if isWhole, score >= 0, i == a.count, j == b.count { return [i, j] }
        if score > best.score { best = (score, i, j) }
        if score < best.score - 8 { points[diagonal] = nil }
      }
      edits += 1
      var next: [Int: Int] = [:]
      for (diagonal, i) in points {
        for (d, k) in [(diagonal + 1, i + 1), (diagonal, i + 1), (diagonal - 1, i)]
        where k <= a.count && k - d <= b.count {
          next[d] = max(next[d] ?? 0, k)
        }
      }
      points = [:]
      for (diagonal, i) in next { points[diagonal] = slide(i, diagonal) }
    }
    return [best.a, best.b]
  }

  /// The greatest fall of the score on the diagonal, in halves.
  private func longestDrop(_ a: [Int], _ b: [Int]) -> Int {
    var (score, best, drop) = (0, 0, 0)
    for (x, y) in zip(a, b) {
      score += x == y ? 2 : -1
      best = max(best, score)
      drop = max(drop, best - score)
    }
    return drop > 8 ? 3 : 0
  }
}

@Suite("Alignment") struct AlignmentTests {
  private func align(_ a: [Int], _ b: [Int]) throws -> Comparison {
    var comparison = Comparison(shingleWords: 3)
    let second = try comparedText(b)
    comparison.load(try comparedText(a))
    comparison.count(with: second)
    comparison.align(with: second)
    return comparison
  }

  @Test func `a passage ends where the texts part`() throws {
    let story = randomWords(60, below: 50_000, seed: 1)
    let a = randomWords(40, below: 50_000, seed: 2).map { $0 + 100_000 } + story
    let b = story + randomWords(30, below: 50_000, seed: 3).map { $0 + 200_000 }
    #expect(
      try align(a, b).passages == [AlignedPassage(a: 40..<100, b: 0..<60, equal: 60)])
  }

  @Test func `runs apart by much unrelated text stay two passages`() throws {
    let (x, y) = (Array(1...20), Array(31...50))
    let a = x + Array(100..<112) + y
    let b = x + Array(200..<211) + y
    let passages = try align(a, b).passages
    #expect(
      passages == [
        AlignedPassage(a: 0..<20, b: 0..<20, equal: 20),
        AlignedPassage(a: 32..<52, b: 31..<51, equal: 20),
      ])
  }

  @Test func `an edited stretch without a whole shingle is bridged`() throws {
    let (x, y) = (Array(1...10), Array(31...40))
    // Every third word of the middle is changed, so that no three in a row are equal.
    let middle = Array(300..<318)
    let edited = middle.enumerated().map { $0 % 3 == 2 ? $1 + 1000 : $1 }
    #expect(
      try align(x + middle + y, x + edited + y).passages == [
        AlignedPassage(a: 0..<38, b: 0..<38, equal: 32)
      ])
  }

  @Test func `passages that are extended towards one another become one`() throws {
    let (x, y) = (Array(1...10), Array(31...40))
    // Three words more on one side, and of the others between only the outermost are equal.
    let a = x + [50, 51] + Array(100..<106) + [60, 61] + y
    let b = x + [70, 50, 51] + [60, 61, 71] + y
    #expect(
      try align(a, b).passages == [AlignedPassage(a: 0..<30, b: 0..<26, equal: 24)])
  }

  @Test func `numbers that differ inside a passage are counted`() throws {
    let number = 1_000_000
    var a = Array(1...30)
    (a[5], a[12], a[20]) = (number, number + 1, number + 2)
    var b = a
    (b[5], b[20]) = (number + 7, number + 8)
    let content = try align(a, b).overlap.content
    #expect(content.differingNumbers == 2)
    #expect(content.equal == 28)
    // A name in place of a number, or a number more, is no figure that differs.
    b = a
    b[5] = 500
    b.insert(number + 9, at: 25)
    #expect(try align(a, b).overlap.content.differingNumbers == 0)
  }
}
