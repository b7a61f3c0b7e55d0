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

  private var rows: [UInt64] = []

  /// Nothing aligned yet.
  package init() {}

  /// Number of matched words.
  package var equal: Int { matchedA.nonzeroBitCount }

  /// Aligns two stretches.
  ///
  /// - Precondition: neither has more than ``limit`` words.
  /// - Complexity: O(*n* · *m*) equality tests and O(*n* + *m*) steps for *n* and *m* words.
  package mutating func align(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) {
    precondition(max(a.count, b.count) <= GapAlignment.limit, "a stretch is too long")
    rows.removeAll(keepingCapacity: true)
    var row = UInt64.max
    for word in b {
      let matches = places(of: word, in: a)
      let taken = row & matches
      row = (row &+ taken) | (row & ~matches)
      rows.append(row)
    }
    trace(a.count)
  }

  /// A bit for each place at which the word stands.
  private func places(of word: UInt32, in words: ArraySlice<UInt32>) -> UInt64 {
    var places: UInt64 = 0
    var bit: UInt64 = 1
    for other in words {
      if other == word { places |= bit }
      bit &<<= 1
    }
    return places
  }

  private mutating func trace(_ count: Int) {
    (matchedA, matchedB) = (0, 0)
    var (i, j) = (count, rows.count)
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
