internal import Vectors

/// Runs of one word more than a shingle, by which recurring text is told.
///
/// Three words in a row come back in any language and on any day ("as well as", "the end
/// of"), and the more articles a batch has the more of them do; what runs to four is
/// nearly always formula. In a year of one agency's copy two thirds of the words belong to
/// no recurring run of four, against two fifths for three.
enum Phrases {
  /// Words that a phrase has beyond those of a shingle.
  static let wordsMore = 1

  /// The phrases of a text given by its shingles, by position.
  ///
  /// A text of a single shingle is a single phrase.
  static func append(of shingles: Span<UInt64>, to phrases: inout [UInt64]) {
    if shingles.count == 1 { phrases.append(shingles[0]) }
    for i in 0..<max(0, shingles.count - 1) {
      phrases.append(hash(shingles[i], shingles[i + 1]))
    }
  }

  private static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    SplitMix64.mix(first &+ (second &<< 1))
  }
}
