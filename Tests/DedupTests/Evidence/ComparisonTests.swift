import Dedup
import Testing
import Vectors

@Suite("Comparison of two texts") struct ComparisonTests {
  /// Compares two texts given as numbers for words.
  private func compare(_ a: [Int], _ b: [Int]) throws -> Comparison {
    var comparison = Comparison(shingleWords: 3)
    let other = try comparedText(b)
    comparison.load(try comparedText(a))
    comparison.count(with: other)
    comparison.align(with: other)
    return comparison
  }

  /// The longest common run of words, by the quadratic recurrence; runs shorter than a
  /// shingle do not count.
  private func longestCommonRun(_ a: [Int], _ b: [Int]) -> Int {
    var longest = 0
    var previous = [Int](repeating: 0, count: b.count + 1)
    for i in a.indices {
      var current = [Int](repeating: 0, count: b.count + 1)
      for j in b.indices where a[i] == b[j] {
        current[j + 1] = previous[j] + 1
        longest = max(longest, current[j + 1])
      }
      previous = current
    }
    return longest >= 3 ? longest : 0
  }

  /// Passages must be apart in both texts, in the order of the first, and have as many equal
  /// words in order as they say.
  private func expectPassages(
    _ passages: [AlignedPassage], of a: [Int], _ b: [Int],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for passage in passages {
      let x = Array(a[Int(passage.a.lowerBound)..<Int(passage.a.upperBound)])
      let y = Array(b[Int(passage.b.lowerBound)..<Int(passage.b.upperBound)])
      #expect(passage.equal >= 3, sourceLocation: sourceLocation)
      #expect(
        Int(passage.equal) <= commonSubsequence(x, y), sourceLocation: sourceLocation)
    }
    for ranges in [
      passages.map(\.a), passages.map(\.b).sorted { $0.lowerBound < $1.lowerBound },
    ] {
      for (one, next) in zip(ranges, ranges.dropFirst()) {
        #expect(one.upperBound <= next.lowerBound, sourceLocation: sourceLocation)
      }
    }
  }

  @Test func `a quotation is found where it stands`() throws {
    // Words 4...8 of the first are words 2...6 of the second.
    let a = [90, 91, 92, 93, 1, 2, 3, 4, 5, 94]
    let b = [80, 81, 1, 2, 3, 4, 5, 82]
    let comparison = try compare(a, b)
    #expect(comparison.passages == [AlignedPassage(a: 4..<9, b: 2..<7, equal: 5)])
    #expect(comparison.overlap.shingles == 3)
    #expect(comparison.overlap.longestRun == 5)
    #expect(comparison.overlap.content.equal == 5)
    #expect(comparison.overlap.content.ownA == 5)
  }

  @Test func `a quotation that begins with a phrase the longer text repeats is found`()
    throws
  {
    let phrase = [1, 2, 3]
    let quoted = phrase + Array(100..<140)
    var long: [Int] = []
    for i in 0..<12 as Range<UInt64> { long += phrase + randomWords(10, seed: i + 5) }
    let comparison = try compare(long + quoted, quoted)
    #expect(
      comparison.passages == [AlignedPassage(a: 156..<199, b: 0..<43, equal: 43)])
  }

  @Test func `a changed word does not part a passage`() throws {
    let a = Array(1...20)
    var b = a
    b[9] = 99
    let comparison = try compare(a, b)
    #expect(comparison.passages == [AlignedPassage(a: 0..<20, b: 0..<20, equal: 19)])
    #expect(comparison.overlap.longestRun == 10)
    #expect(comparison.overlap.content.longestOwn == 19)
  }

  @Test func `paragraphs that change places are both found`() throws {
    let (x, y) = (Array(1...8), Array(11...18))
    let comparison = try compare(x + y, y + x)
    #expect(
      comparison.passages == [
        AlignedPassage(a: 0..<8, b: 8..<16, equal: 8),
        AlignedPassage(a: 8..<16, b: 0..<8, equal: 8),
      ])
    #expect(comparison.overlap.content.equal == 16)
  }

  @Test func `texts with nothing in common share nothing`() throws {
    let comparison = try compare(Array(1...9), Array(11...19))
    #expect(comparison.overlap == Overlap())
    #expect(comparison.passages.isEmpty)
    #expect(try compare([1, 2], [3]).overlap == Overlap())
  }

  @Test func `words that recur are not own words`() throws {
    let words = Array(1...10)
    var comparison = Comparison(shingleWords: 3)
    let text = try comparedText(words, own: { $0 >= 5 })
    comparison.load(text)
    comparison.count(with: text)
    comparison.align(with: text)
    #expect(comparison.overlap.shingles == 8)
    #expect(comparison.overlap.content.equal == 10)
    #expect(comparison.overlap.content.ownA == 5)
    #expect(comparison.overlap.content.ownB == 5)
    #expect(comparison.overlap.content.longestOwn == 5)
  }

  /// Small alphabets make texts that repeat themselves, where runs cross and overlap.
  @Test(arguments: [2, 3, 5, 20, 1000], 0..<12)
  func `counts, runs and passages agree with brute force`(alphabet: Int, seed: UInt64)
    throws
  {
    let count = 30 + Int(seed) * 12
    let a = randomWords(count, below: alphabet, seed: seed)
    var b = randomWords(count / 2, below: alphabet, seed: seed + 50)
    b.insert(contentsOf: a[count / 4..<count / 2], at: count / 5)
    let comparison = try compare(a, b)
    let (x, y) = (Set(try shingles(a)), Set(try shingles(b)))
    #expect(Int(comparison.overlap.shingles) == x.intersection(y).count)
    #expect(Int(comparison.overlap.longestRun) == longestCommonRun(a, b))
    expectPassages(comparison.passages, of: a, b)
    let equal = comparison.passages.reduce(0) { $0 + $1.equal }
    #expect(comparison.overlap.content.equal == equal)
    // The quoted quarter is covered in so far as some run covers it.
    #expect(equal >= count / 4)
  }

  @Test func `a word repeated ten thousand times costs linear time`() throws {
    let a = [Int](repeating: 7, count: 10_000)
    let b = [Int](repeating: 7, count: 6_000) + [8] + [Int](repeating: 7, count: 3_999)
    let comparison = try compare(a, b)
    #expect(comparison.overlap.shingles == 1)
    #expect(comparison.overlap.longestRun == 6_000)
    expectPassages(comparison.passages, of: a, b)
  }

  @Test func `storage used again leaves no trace of earlier texts`() throws {
    var comparison = Comparison(shingleWords: 3)
    for seed in 0..<8 as Range<UInt64> {
      let a = randomWords(10 + 30 * Int(seed % 3), below: 6, seed: seed)
      comparison.load(try comparedText(a))
      for other in 0..<3 as Range<UInt64> {
        let b = randomWords(25, below: 6, seed: seed * 3 + other)
        let text = try comparedText(b)
        comparison.count(with: text)
        comparison.align(with: text)
        let fresh = try compare(a, b)
        #expect(comparison.overlap == fresh.overlap)
        #expect(comparison.passages == fresh.passages)
      }
    }
  }
}

@Suite("Longest run") struct LongestRunTests {
  @Test(arguments: 0..<20)
  func `halving finds the length that trying each finds`(seed: UInt64) {
    let a = randomWords(60, below: 3, seed: seed).map { SplitMix64.mix(UInt64($0)) }
    let b = randomWords(45, below: 3, seed: seed + 30).map { SplitMix64.mix(UInt64($0)) }
    var longest = 0
    for i in a.indices {
      for j in b.indices {
        var k = 0
        while i + k < a.count, j + k < b.count, a[i + k] == b[j + k] { k += 1 }
        longest = max(longest, k)
      }
    }
    #expect(LongestRun.length(a[...], b[...], known: 0) == longest)
    #expect(LongestRun.length(a[...], b[...], known: longest) == longest)
  }
}
