public import Vectors

/// 128 bits that name a sequence of words.
///
/// Texts of the same words in the same order share it; two others do by accident with
/// probability near 2⁻¹²⁸, less than that of a memory fault, so that equal digests are
/// taken for equal texts.
public struct TextDigest: Sendable, Hashable {
  /// The first 64 bits.
  public let high: UInt64
  /// The other 64 bits.
  public let low: UInt64

  /// The digest of a text's words.
  ///
  /// - Complexity: O(*n*) in the words.
  public init(of tokens: Span<Token>) {
    var high = UInt64(tokens.count)
    var low = ~high
    for i in tokens.indices {
      let hash = tokens[i].hash
      high = SplitMix64.mix(high ^ hash)
      low = (low &+ hash) &* 0xD134_2543_DE82_EF95
      low ^= low &>> 29
    }
    self.high = high
    self.low = SplitMix64.mix(low)
  }
}
