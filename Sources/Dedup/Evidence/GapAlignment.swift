/// The longest common subsequence of two short stretches of words.
///
/// Bit-parallel: one row of the dynamic programming matrix is a machine word in which a
/// zero marks a place where the length grows (Hyyrö 2004, "Bit-parallel LCS-length
/// computation revisited"). The rows are kept, and the subsequence is read off them from
/// the end.
package struct GapAlignment {
  /// Words of a stretch at most.
  package static let limit = 64

  /// Places in the first stretch that are matched, ascending.
  package private(set) var matchedA: UInt64 = 0
  /// Places in the second stretch that are matched, ascending.
  package private(set) var matchedB: UInt64 = 0

  private var rows = InlineArray<64, UInt64>(repeating: 0)

  /// Nothing aligned yet.
  package init() {}

  /// Number of matched words.
  package var equal: Int { matchedA.nonzeroBitCount }

  /// Aligns two stretches.
  ///
  /// - Precondition: neither has more than ``limit`` words.
  /// - Complexity: O(*n* · *m*) equality tests and O(*n* + *m*) steps for *n* and *m* words.
  package mutating func align(_ a: Span<UInt32>, _ b: Span<UInt32>) {
    precondition(max(a.count, b.count) <= GapAlignment.limit, "a stretch is too long")
    var row = UInt64.max
    for j in b.indices {
      let matches = GapAlignment.places(of: b[j], in: a)
      let taken = row & matches
      row = (row &+ taken) | (row & ~matches)
      rows[j] = row
    }
    trace(a.count, b.count)
  }

  /// A bit for each place at which the word stands.
  private static func places(of word: UInt32, in words: Span<UInt32>) -> UInt64 {
    var places: UInt64 = 0
    for i in words.indices {
      places |= (words[i] == word ? 1 : 0) &<< UInt64(truncatingIfNeeded: i)
    }
    return places
  }

  private mutating func trace(_ countA: Int, _ countB: Int) {
    (matchedA, matchedB) = (0, 0)
    var (i, j) = (countA, countB)
    while i > 0, j > 0 {
      let bit = 1 << UInt64(i - 1) as UInt64
      if rows[j - 1] & bit != 0 {
        i -= 1
      } else if j > 1, rows[j - 2] & bit == 0 {
        j -= 1
      } else {
        matchedA |= bit
        matchedB |= 1 << UInt64(j - 1)
        i -= 1
        j -= 1
      }
    }
  }
}
