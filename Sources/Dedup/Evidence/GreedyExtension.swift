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
  /// Diagonals −limit − 1 to limit + 1.
  private static let origin = limit + 1

  private var farthest = Array(repeating: -1, count: 2 * origin + 1)
  private var before = Array(repeating: -1, count: 2 * origin + 1)

  /// Storage for extensions.
  package init() {}

  /// How many words of each text the extension takes in.
  ///
  /// - Parameters:
  ///   - a: the way on from the passage in the first text.
  ///   - b: the same in the second.
  ///   - endsTexts: whether both ways go to the ends of their texts.
  /// - Returns: the numbers of words, of which one can be more than the other.
  /// - Complexity: O(*e*²) for *e* edits plus the words taken in.
  package mutating func reach(_ a: WordWalk, _ b: WordWalk, endsTexts: Bool) -> (
    a: Int, b: Int
  ) {
    let origin = GreedyExtension.origin
    let isWhole =
      endsTexts && max(a.count, b.count) <= GreedyExtension.limit
    let (a, b) = (a.prefix(GreedyExtension.limit), b.prefix(GreedyExtension.limit))
    var best = (score: 0, a: 0, b: 0)
    var range = 0...0
    var edits = 0
    farthest[origin] = slide(a, b, 0, 0)
    while true {
      for diagonal in range where farthest[origin + diagonal] >= 0 {
        let i = farthest[origin + diagonal]
        let j = i - diagonal
        let score = i + j - GreedyExtension.editCost * edits
        if isWhole, score >= 0, i == a.count, j == b.count { return (i, j) }
        if score > best.score { best = (score, i, j) }
        if score < best.score - GreedyExtension.drop { farthest[origin + diagonal] = -1 }
      }
      edits += 1
      guard let next = step(a, b, from: range) else { return (best.a, best.b) }
      range = next
    }
  }

  /// Goes on from every point by one more edit; nil if none is left.
  private mutating func step(
    _ a: WordWalk, _ b: WordWalk, from range: ClosedRange<Int>
  ) -> ClosedRange<Int>? {
    let origin = GreedyExtension.origin
    swap(&farthest, &before)
    let reached = max(range.lowerBound - 1, -b.count)...min(range.upperBound + 1, a.count)
    var kept: ClosedRange<Int>?
    for diagonal in reached {
      // A word of a alone, a word changed, a word of b alone.
      let removed = range.contains(diagonal - 1) ? before[origin + diagonal - 1] : -1
      let changed = range.contains(diagonal) ? before[origin + diagonal] : -1
      let added = range.contains(diagonal + 1) ? before[origin + diagonal + 1] : -1
      var i = -1
      if removed >= 0, removed < a.count { i = removed + 1 }
      if changed >= 0, changed < a.count, changed - diagonal < b.count {
        i = max(i, changed + 1)
      }
      if added >= 0, added - diagonal <= b.count { i = max(i, added) }
      farthest[origin + diagonal] = i < 0 ? -1 : slide(a, b, i, i - diagonal)
      if i >= 0 { kept = (kept?.lowerBound ?? diagonal)...diagonal }
    }
    return kept
  }

  /// The end of the run of equal words from a point on, as a place in `a`.
  private func slide(_ a: WordWalk, _ b: WordWalk, _ i: Int, _ j: Int) -> Int {
    var (i, j) = (i, j)
    while i < a.count, j < b.count, a[i] == b[j] {
      i += 1
      j += 1
    }
    return i
  }
}
