internal import Vectors

/// Hashes of every run of a few consecutive words of a text.
///
///     let shingles = try Shingles(words: 3)
///     shingles.append(ofWords: words.span, to: &hashes)  // one a word, two fewer in all
///
/// The hash of a run is a polynomial over its words' hashes modulo 2⁶⁴, rolled from run to
/// run (Karp & Rabin 1987, "Efficient randomized pattern-matching algorithms"), and spread
/// over all bits by `SplitMix64.mix(_:)`. It is the same on every machine and in every
/// release of one format version. Two different runs agree by accident with probability
/// near 2⁻⁶⁴, so that equal hashes are taken for equal words throughout.
///
/// A text shorter than a shingle is one shingle of all its words; a text without words has
/// none.
public struct Shingles: Sendable, Hashable {
  /// Words a shingle can have.
  public static let allowedWords = 1...64

  /// Words a shingle.
  public let words: Int

  /// Odd, so that no power of it vanishes modulo 2⁶⁴.
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// What the word that leaves the window has been multiplied by.
  private let leaving: UInt64

  /// Shingles of `words` words.
  ///
  /// - Throws: ``DedupError/shingle(_:allowed:)`` outside ``allowedWords``.
  public init(words: Int = 3) throws(DedupError) {
    guard Shingles.allowedWords.contains(words) else {
      throw .shingle(words, allowed: Shingles.allowedWords)
    }
    self.words = words
    leaving = (0..<words).reduce(1) { power, _ in power &* Shingles.base }
  }

  /// Number of shingles of a text of so many words, repeated ones included.
  public func count(ofWords wordCount: Int) -> Int {
    wordCount == 0 ? 0 : max(1, wordCount - words + 1)
  }

  /// Appends the shingles of a text in the order of their first words.
  ///
  /// Entry *i* is the hash of the words *i* ..< *i* + ``words``.
  ///
  /// - Parameters:
  ///   - wordHashes: the hashes of the text's words, in order.
  ///   - hashes: where the shingles go.
  /// - Complexity: O(*n*) in the words, whatever the length of a shingle.
  public func append(ofWords wordHashes: Span<UInt64>, to hashes: inout [UInt64]) {
    let start = hashes.count
    let count = wordHashes.count
    hashes.append(contentsOf: repeatElement(0, count: self.count(ofWords: count)))
    guard count > 0 else { return }
    var output = hashes.mutableSpan
    var rolling: UInt64 = 0
    for i in 0..<min(words, count) { rolling = rolling &* Shingles.base &+ wordHashes[i] }
    output[start] = SplitMix64.mix(rolling)
    guard count > words else { return }
    for i in words..<count {
      // The word that leaves does not wait for the hash before, so that it takes no time.
      let change = wordHashes[i] &- wordHashes[i &- words] &* leaving
      rolling = rolling &* Shingles.base &+ change
      output[start &+ i &- words &+ 1] = SplitMix64.mix(rolling)
    }
  }
}
