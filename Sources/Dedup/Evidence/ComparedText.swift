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
  /// For each word whether it recurs, and more.
  package let traits: ArraySlice<WordTraits>

  /// A text of these parts.
  package init(
    shingles: ArraySlice<UInt64>, words: ArraySlice<UInt32>,
    traits: ArraySlice<WordTraits>
  ) {
    self.shingles = shingles
    self.words = words
    self.traits = traits
  }

  /// The traits of the word at a position.
  func traits(at place: Int32) -> WordTraits { traits[traits.startIndex + Int(place)] }

  /// The word at a position.
  func word(at place: Int32) -> UInt32 { words[words.startIndex + Int(place)] }

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
