import Dedup
import Vectors

/// Gaps are aligned with as many words as a plain dynamic program finds; passages stand inside
/// both texts, apart, and have as many equal words as they say; shared shingles are counted.
enum Alignments: Target {
  static let name = "alignment"

  static func run(_ input: [UInt8]) {
    var draws = Draws(input)
    let alphabet = UInt8(2 + draws.number(below: 60))
    let count = draws.number(below: 128)
    let words = draws.remainder().prefix(300).map { Int($0 % alphabet) }
    let (a, b) = (Array(words.prefix(count)), Array(words.dropFirst(count)))
    gap(Array(a.prefix(64)), Array(b.prefix(64)))
    compare(a, b)
  }

  private static func gap(_ a: [Int], _ b: [Int]) {
    var gap = GapAlignment()
    let (x, y) = (a.map { UInt32($0) << 1 }, b.map { UInt32($0) << 1 })
    gap.align(x.span, y.span)
    hold(gap.equal == commonSubsequence(a, b), "\(gap.equal) equal words")
    let matchedA = a.indices.filter { gap.matchedA >> UInt64($0) & 1 == 1 }.map { a[$0] }
    let matchedB = b.indices.filter { gap.matchedB >> UInt64($0) & 1 == 1 }.map { b[$0] }
    hold(matchedA == matchedB, "other words are matched")
  }

  private static func compare(_ a: [Int], _ b: [Int]) {
    guard let first = try? comparedText(a), let second = try? comparedText(b) else {
      fatalError("no shingles")
    }
    var comparison = Comparison(shingleWords: 3)
    comparison.load(first)
    comparison.count(with: second)
    let shared = Set(first.shingles).intersection(second.shingles).count
    hold(comparison.overlap.shingles == shared, "\(comparison.overlap.shingles) shingles")
    comparison.align(with: second)
    if min(a.count, b.count) >= 3 {
      let run = commonRun(a, b)
      hold(
        Int(comparison.overlap.longestRun) == (run >= 3 ? run : 0),
        "a run of \(comparison.overlap.longestRun), not \(run)")
    }
    for passage in comparison.passages {
      hold(Int(passage.a.upperBound) <= a.count, "\(passage) in \(a.count) words")
      hold(Int(passage.b.upperBound) <= b.count, "\(passage) in \(b.count) words")
      let x = Array(a[Int(passage.a.lowerBound)..<Int(passage.a.upperBound)])
      let y = Array(b[Int(passage.b.lowerBound)..<Int(passage.b.upperBound)])
      hold(Int(passage.equal) <= commonSubsequence(x, y), "\(passage) has fewer words")
    }
    let ranges = [
      comparison.passages.map(\.a),
      comparison.passages.map(\.b).sorted { $0.lowerBound < $1.lowerBound },
    ]
    for ranges in ranges {
      for (one, next) in zip(ranges, ranges.dropFirst()) {
        hold(one.upperBound <= next.lowerBound, "passages that overlap")
      }
    }
  }

  /// The length of the longest common run, by the quadratic recurrence.
  private static func commonRun(_ a: [Int], _ b: [Int]) -> Int {
    var longest = 0
    var previous = [Int](repeating: 0, count: b.count + 1)
    for word in a {
      var current = [Int](repeating: 0, count: b.count + 1)
      for j in b.indices where word == b[j] {
        current[j + 1] = previous[j] + 1
        longest = max(longest, current[j + 1])
      }
      previous = current
    }
    return longest
  }
}
