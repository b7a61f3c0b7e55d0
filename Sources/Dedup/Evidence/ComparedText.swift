internal import Vectors

/// A text as comparison sees it: its words as numbers.
///
/// All three are indexed by position. A text of *n* words has *n* − *k* + 1 shingles of *k*
/// words, or one if it is shorter than a shingle.
package struct ComparedText {
  /// A hash of every run of *k* words.
  package let shingles: ArraySlice<UInt64>
  /// A hash of every word, as ``word(of:isNumber:)`` makes it.
  package let words: ArraySlice<UInt32>
  /// For each word whether it is the text's own: part of no shingle that recurs.
  package let isOwn: ArraySlice<Bool>

  /// A text of these parts.
  package init(
    shingles: ArraySlice<UInt64>, words: ArraySlice<UInt32>, isOwn: ArraySlice<Bool>
  ) {
    self.shingles = shingles
    self.words = words
    self.isOwn = isOwn
  }

  /// Half of a word's hash, with the lowest bit telling whether it begins with a digit.
  ///
  /// Only words that stand close together in two texts are compared by it, so that 31 bits
  /// are plenty.
  package static func word(of hash: UInt64, isNumber: Bool) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~1 | (isNumber ? 1 : 0)
  }

  /// Whether a word begins with a digit.
  static func isNumber(_ word: UInt32) -> Bool { word & 1 != 0 }
}
