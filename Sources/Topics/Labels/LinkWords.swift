internal import Vectors

/// The words that may stand inside a name or a phrase: "Bank of England", "Medecins sans
/// Frontieres" not, because "without" is as often something else.
///
/// Prepositions of belonging and place, articles, and the word for "and", of the languages
/// with most news: closed classes, each short.
struct LinkWords {
  private static let words = """
    of the for in on to and & de la le les du des et en l d der die das den dem von vom und \
    für im zu y el los las del do da dos das e di della van het na и в на по \
    في من على إلى الى بن ابن
    """

  private let hashes: [UInt64]

  init() {
    hashes = LinkWords.words.split(separator: " ").map { TermHash.hash(String($0)) }
      .sorted()
  }

  /// A number for what is between two words, 0 for blanks alone; nil if it parts them.
  func joint(of gap: Span<UInt8>) -> UInt32? {
    var joint: UInt32 = 0
    var lineCount = 0
    var linkCount = 0
    var start = 0
    while start < gap.count {
      if LinkWords.isBlank(gap[start]) {
        lineCount += gap[start] == 0x0A ? 1 : 0
        start += 1
        continue
      }
      var end = start + 1
      while end < gap.count, !LinkWords.isBlank(gap[end]) { end += 1 }
      let hash = LinkWords.hash(gap.extracting(start..<end))
      linkCount += 1
      guard linkCount <= 2, contains(hash) else { return nil }
      joint = LinkWords.joint(joint, hash)
      start = end
    }
    return lineCount < 2 && gap.count > 0 ? joint : nil
  }

  /// The number of what is between two words and a word more; neither 0 nor 1.
  static func joint(_ joint: UInt32, _ word: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: SplitMix64.mix(UInt64(joint) ^ word)) | 2
  }

  /// Whether a byte is of a space, no-break spaces among them: no letter of a link has C2 A0.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || 0x09...0x0D ~= byte || byte == 0xC2 || byte == 0xA0
  }

  /// The hash of a word in small letters.
  private static func hash(_ word: Span<UInt8>) -> UInt64 {
    var lowered = InlineArray<24, UInt8>(repeating: 0)
    for i in word.indices {
      lowered[i] = 0x41...0x5A ~= word[i] ? word[i] | 0x20 : word[i]
    }
    return TermHash.hash(lowered.span.extracting(0..<word.count))
  }

  private func contains(_ hash: UInt64) -> Bool {
    let place = hashes.indices.partitionPoint { hashes[$0] >= hash }
    return place < hashes.count && hashes[place] == hash
  }
}
