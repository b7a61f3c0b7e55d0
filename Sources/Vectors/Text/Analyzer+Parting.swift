// A zero-width space may stand where there was a space as well as inside a word, and nothing
// but the text around it tells which. Inside of words it changes nothing; words that it has
// made of a whole line are longer than words are.

extension Analyzer {
  /// Number of scalars up to which a word is one, whatever invisible characters are inside.
  ///
  /// Words of Arabic have 15 at most, nearly all of English less than 20; a longer German
  /// one is parted only if it has zero-width spaces or marks of direction inside.
  static let longestWhole = 24

  /// The words that invisible characters make of a segment: the segment itself, unless it is
  /// longer than words are.
  func parts(of segment: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
    guard segment.count > Analyzer.longestWhole else { return [segment] }
    var parts: [Range<Int>] = []
    var part = segment.lowerBound..<segment.lowerBound
    var isWord = false
    // Words that underscores hold together, as in a hashtag, count one by one.
    var letterCount = 0
    var longest = 0
    var offset = segment.lowerBound
    while offset < segment.upperBound {
      let (scalar, length) = text.scalar(at: offset)
      let wordClass = WordClass(bits: breaker.table[scalar])
      if Analyzer.mayPart(scalar) {
        if isWord { parts.append(part) }
        isWord = false
        part = offset + length..<offset + length
      } else if wordClass == .extend {
        let isOnPart = !part.isEmpty && part.upperBound == offset
        if isOnPart { part = part.lowerBound..<offset + length }
      } else {
        letterCount = wordClass == .extendNumLet ? 0 : letterCount + 1
        longest = max(longest, letterCount)
        // Signs are of a word only if it goes on after them.
        let isSign = !wordClass.makesWord && wordClass != .extendNumLet
        if !isSign { part = (part.isEmpty ? offset : part.lowerBound)..<offset + length }
        isWord = isWord || wordClass.makesWord
      }
      offset += length
    }
    if isWord { parts.append(part) }
    return longest > Analyzer.longestWhole ? parts : [segment]
  }

  /// Whether a scalar is an invisible one that no spelling needs: zero-width spaces and the
  /// marks and controls of direction, but neither joiners nor soft hyphens.
  private static func mayPart(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF:
      true
    default: false
    }
  }
}
