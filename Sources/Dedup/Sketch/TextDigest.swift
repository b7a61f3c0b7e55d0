internal import Vectors

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

  /// The digest of these bits.
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The digest of a text's words, given by their hashes.
  ///
  /// Each half is multiplied to 128 bits with every word and folded (Wang Yi 2019, wyhash):
  /// two chains that do not wait for each other.
  ///
  /// - Complexity: O(*n*) in the words.
  public init(ofWords words: Span<UInt64>) {
    var high = UInt64(words.count)
    var low = ~high
    for i in words.indices {
      high = TextDigest.folded(high ^ words[i], 0xD134_2543_DE82_EF95)
      low = TextDigest.folded(low &+ words[i], 0xA076_1D64_78BD_642F)
    }
    self.high = SplitMix64.mix(high)
    self.low = SplitMix64.mix(low)
  }

  @inline(__always)
  private static func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    // The factor itself is kept, so that a product of nothing does not forget what was.
    return high ^ low ^ (a &<< 1 | a &>> 63)
  }
}
