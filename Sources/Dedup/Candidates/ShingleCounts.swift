/// In how many documents each shingle stands: a table of counters that shingles are hashed into.
///
/// One byte a counter, at least one counter for every word of the batch as long as that is
/// below 2²⁶. Shingles that fall into one counter add up, so that a count is never less
/// than the truth up to 255.
package struct ShingleCounts: Sendable {
  private static let allowedBits = 12...26

  private var counters: [UInt8]
  private let shift: UInt64

  /// An empty table fit for a batch of `wordCount` words.
  package init(wordCount: Int) {
    let needed = Int.bitWidth - max(wordCount - 1, 0).leadingZeroBitCount
    let allowed = ShingleCounts.allowedBits
    let bits = min(max(needed, allowed.lowerBound), allowed.upperBound)
    counters = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// Counts the distinct shingles of a document.
  package mutating func add(_ shingles: ArraySlice<UInt64>) {
    for shingle in shingles {
      let place = Int(shingle &>> shift)
      if counters[place] < .max { counters[place] += 1 }
    }
  }

  /// Documents that have the shingle, at most 255.
  package subscript(shingle: UInt64) -> UInt8 { counters[Int(shingle &>> shift)] }
}
