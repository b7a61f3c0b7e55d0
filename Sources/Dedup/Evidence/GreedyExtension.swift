internal import Vectors

/// How far a passage goes on over small edits beyond its last certain word.
///
/// The greedy alignment of Zhang, Schwartz, Wagner & Miller 2000 ("A greedy algorithm for
/// aligning DNA sequences"), on words: for 0, 1, 2… edits it keeps the farthest point
/// reached on each diagonal, and gives up a point whose score has fallen too far below the
/// best. An equal word scores 1, a changed one −½, a word more or less −1, so that text in
/// which every other word is edited is still followed. An extension ends where the score
/// is greatest, or at the ends of both texts where they are reached without a loss: copies
/// mostly end together.
package struct GreedyExtension {
  /// Words looked at in each text.
  package static let limit = GapAlignment.limit
  /// What an edit costs, on the scale on which a word that is equal in both texts gains 2.
  private static let editCost = 3
  /// By how much, on the same scale, the score may fall below the best.
  private static let drop = 8
  /// Words that can be reached by edits alone: each costs 1 at least, and the one by which
  /// the score has fallen too far is taken before that is seen.
  private static let nearWords = drop + 2
  /// A point that was given up; one edit more leads to no point either.
  private static let lost: Int32 = -2
  /// Diagonals −limit − 2 to limit + 2.
  private static let origin = limit + 2
  private static let width = 2 * origin + 1

  /// The farthest point on each diagonal, as a place in the first text: in one half for the
  /// present number of edits, in the other for one edit less.
  private var points = Array(repeating: lost, count: 2 * width)

  /// Storage for extensions.
  package init() {}

  /// How many words of each text the extension takes in.
  ///
  /// - Parameters:
  ///   - a: the words up to the next passage in the first text.
  ///   - b: the same in the second.
  ///   - isBackward: whether the passage stands behind them.
  ///   - endsTexts: whether they go to the ends of their texts.
  /// - Returns: the numbers of words, of which one can be more than the other.
  /// - Complexity: O(*e*²) for *e* edits plus the words taken in.
  package mutating func reach(
    _ a: Span<UInt32>, _ b: Span<UInt32>, isBackward: Bool, endsTexts: Bool
  ) -> (a: Int, b: Int) {
    // Before unrelated text, which is the usual case, nothing is gained.
    guard
      Kernels.meet(
        GreedyExtension.near(a, GreedyExtension.nearWords, isBackward: isBackward),
        GreedyExtension.near(b, GreedyExtension.nearWords, isBackward: isBackward))
    else { return (0, 0) }
    let isWhole = endsTexts && max(a.count, b.count) <= GreedyExtension.limit
    var points = points.mutableSpan
    return GreedyExtension.reach(
      GreedyExtension.near(a, GreedyExtension.limit, isBackward: isBackward),
      GreedyExtension.near(b, GreedyExtension.limit, isBackward: isBackward),
      isBackward: isBackward, isWhole: isWhole, &points)
  }

  /// The words next to the passage, no more than `limit`.
  @_lifetime(copy words)
  private static func near(
    _ words: Span<UInt32>, _ limit: Int, isBackward: Bool
  ) -> Span<UInt32> {
    isBackward ? words.extracting(last: limit) : words.extracting(first: limit)
  }

  private static func reach(
    _ a: Span<UInt32>, _ b: Span<UInt32>, isBackward: Bool, isWhole: Bool,
    _ points: inout MutableSpan<Int32>
  ) -> (a: Int, b: Int) {
    let start = slide(a, b, 0, 0, isBackward: isBackward)
    if isWhole, start == a.count, start == b.count { return (start, start) }
    var best = (score: 2 * start, a: start, b: start)
    // Where diagonal 0 stands in either half, and the diagonals with points not given up.
    var (now, before) = (origin, origin + width)
    var (low, high) = (0, 0)
    points[now] = Int32(truncatingIfNeeded: start)
    var cost = 0
    while low <= high {
      swap(&now, &before)
      cost &+= editCost
      for pad in 1...2 {
        points[before &+ low &- pad] = lost
        points[before &+ high &+ pad] = lost
      }
      let reached = max(low &- 1, -b.count)...min(high &+ 1, a.count)
      (low, high) = (Int.max, Int.min)
      for diagonal in reached {
        let i = step(
          points.span, before &+ diagonal, diagonal, Int32(truncatingIfNeeded: a.count),
          Int32(truncatingIfNeeded: b.count))
        points[now &+ diagonal] = lost
        guard i >= 0 else { continue }
        let end = slide(a, b, Int(i), Int(i) &- diagonal, isBackward: isBackward)
        let score = 2 &* end &- diagonal &- cost
        if isWhole, score >= 0, end == a.count, end &- diagonal == b.count {
          return (end, end &- diagonal)
        }
        if score > best.score { best = (score, end, end &- diagonal) }
        guard score >= best.score &- drop else { continue }
        points[now &+ diagonal] = Int32(truncatingIfNeeded: end)
        low = min(low, diagonal)
        high = diagonal
      }
    }
    return (best.a, best.b)
  }

  /// The point that one more edit leads to on a diagonal: a word of `a` alone, a word
  /// changed, a word of `b` alone; negative if none does.
  @inline(__always)
  private static func step(
    _ points: Span<Int32>, _ place: Int, _ diagonal: Int, _ countA: Int32, _ countB: Int32
  ) -> Int32 {
    let diagonal = Int32(truncatingIfNeeded: diagonal)
    let removed = points[place &- 1] &+ 1
    let changed = points[place] &+ 1
    let added = points[place &+ 1]
    var i: Int32 = removed <= countA ? removed : lost
    let fits = changed <= min(countA, countB &+ diagonal)
    i = max(i, fits ? changed : lost)
    return max(i, added &- diagonal <= countB ? added : lost)
  }

  /// The end of the run of equal words from a point on, as a place in `a`.
  @inline(__always)
  private static func slide(
    _ a: Span<UInt32>, _ b: Span<UInt32>, _ i: Int, _ j: Int, isBackward: Bool
  ) -> Int {
    let longest = min(a.count &- i, b.count &- j)
    var length = 0
    if isBackward {
      let (x, y) = (a.count &- 1 &- i, b.count &- 1 &- j)
      while length < longest, a[x &- length] == b[y &- length] { length &+= 1 }
    } else {
      while length < longest, a[i &+ length] == b[j &+ length] { length &+= 1 }
    }
    return i &+ length
  }
}
