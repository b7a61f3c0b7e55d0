/// MurmurHash3 for 32-bit machines, `MurmurHash3_x86_32` (Appleby 2011), which is in the
/// public domain.
///
/// It is the hash by which scikit-learn numbers the columns of its `HashingVectorizer`, and
/// here for that alone: terms are otherwise known by their ``TermHash``.
package enum MurmurHash3 {
  /// The hash of some bytes.
  package static func hash(_ bytes: Span<UInt8>, seed: UInt32 = 0) -> UInt32 {
    var hash = seed
    let blocked = bytes.count & ~3
    for start in stride(from: 0, to: blocked, by: 4) {
      hash ^= scramble(little(bytes, start..<start + 4))
      hash = rotate(hash, by: 13) &* 5 &+ 0xE654_6B64
    }
    hash ^= scramble(little(bytes, blocked..<bytes.count))
    hash ^= UInt32(truncatingIfNeeded: bytes.count)
    hash = (hash ^ hash >> 16) &* 0x85EB_CA6B
    hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
    return hash ^ hash >> 16
  }

  /// Up to four bytes as a number, the first one lowest.
  private static func little(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var number: UInt32 = 0
    for i in range.reversed() { number = number << 8 | UInt32(bytes[i]) }
    return number
  }

  private static func scramble(_ block: UInt32) -> UInt32 {
    rotate(block &* 0xCC9E_2D51, by: 15) &* 0x1B87_3593
  }

  private static func rotate(_ word: UInt32, by bits: UInt32) -> UInt32 {
    word << bits | word >> (32 - bits)
  }
}
