/// From text to words.
public struct Analyzer: Sendable {
  /// What a word is reduced to.
  public enum Purpose: Sendable, Hashable {
    /// Folded words, every one of them, in order: for shingles and alignment.
    case shingles
    /// Folded and stemmed words without the stop words: for vectors.
    case terms
  }

  /// What the words are for.
  public let purpose: Purpose

  /// An analyzer for the given purpose.
  public init(_ purpose: Purpose) {
    self.purpose = purpose
  }

  /// Appends the tokens of `text` to `buffer`.
  ///
  /// - Complexity: O(*n*) in the bytes of the text; nothing is allocated once the buffer
  ///   is large enough.
  public func append(_ text: Span<UInt8>, to buffer: inout TokenBuffer) {
    var start = 0
    var formStart = buffer.forms.count
    var hash: UInt64 = 0
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
        || byte >= 0x30 && byte <= 0x39
    }
    for i in 0...text.count {
      if i < text.count, isWord(text[i]) {
        let byte = text[i] >= 0x41 && text[i] <= 0x5A ? text[i] | 0x20 : text[i]
        hash = SplitMix64.mix(hash ^ UInt64(byte))
        buffer.forms.append(byte)
      } else {
        if i > start {
          buffer.tokens.append(
            Token(
              hash: hash, start: UInt32(start), end: UInt32(i),
              formStart: UInt32(formStart), formEnd: UInt32(buffer.forms.count)))
        }
        start = i + 1
        formStart = buffer.forms.count
        hash = 0
      }
    }
  }
}
