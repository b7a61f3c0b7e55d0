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
    guard shingles.count > 1 else { return }
    let start = phrases.count
    phrases.append(contentsOf: repeatElement(0, count: shingles.count - 1))
    var output = phrases.mutableSpan
    for i in 0..<shingles.count - 1 {
      output[start &+ i] = phrase(shingles[i], shingles[i &+ 1])
    }
  }

  /// The same without those that repeat the phrase of their first shingle's first place:
  /// nearly all repetitions, whatever a text is made of.
  static func appendNew(
    of shingles: Span<UInt64>, firsts: Span<Int32>, to phrases: inout [UInt64]
  ) {
    if shingles.count == 1 { phrases.append(shingles[0]) }
    guard shingles.count > 1 else { return }
    var end = phrases.count
    phrases.append(contentsOf: repeatElement(0, count: shingles.count - 1))
    var output = phrases.mutableSpan
    for i in 0..<shingles.count - 1 {
      let first = Int(firsts[i])
      let isRepeated = first < i && firsts[i &+ 1] == firsts[first &+ 1]
      output[end] = phrase(shingles[i], shingles[i &+ 1])
      end &+= isRepeated ? 0 : 1
    }
    phrases.removeLast(phrases.count - end)
  }

  @inline(__always)
  private static func phrase(_ first: UInt64, _ second: UInt64) -> UInt64 {
    // Shingles are mixed already, and so are their sums.
    first &+ second &<< 1
  }
}
