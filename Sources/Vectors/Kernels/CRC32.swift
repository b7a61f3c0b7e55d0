// The reference goes bit by bit, which is the definition. The kernel takes eight bytes at
// a time: what each of them, with so many behind it, adds to the remainder stands in a
// table of its own, and the eight look-ups do not wait for each other (Kounavis & Berry
// 2008, "Novel table lookup-based algorithms for high-performance CRC generation").

extension Kernels {
  /// The CRC-32 of zip, gzip and PNG, bit by bit: what ``crc32(_:from:)`` is checked
  /// against.
  package static func crc32Reference(_ bytes: Span<UInt8>, from start: UInt32 = 0)
    -> UInt32
  {
    var remainder = ~start
    for i in bytes.indices {
      remainder ^= UInt32(bytes[i])
      for _ in 0..<8 {
        remainder = remainder >> 1 ^ (remainder & 1 == 0 ? 0 : 0xEDB8_8320)
      }
    }
    return ~remainder
  }

  /// The CRC-32 of zip, gzip and PNG (polynomial 0x04C11DB7, reflected).
  ///
  /// - Parameters:
  ///   - bytes: what to check.
  ///   - start: the CRC of the bytes that came before.
  /// - Returns: the CRC of those and these.
  package static func crc32(_ bytes: Span<UInt8>, from start: UInt32 = 0) -> UInt32 {
    let table = remainders.span
    let blocked = bytes.count & ~7
    var remainder = ~start
    for i in stride(from: 0, to: blocked, by: 8) {
      // SAFETY: i + 8 <= blocked <= bytes.count.
      let eight = unsafe bytes.bytes.unsafeLoadUnaligned(
        fromByteOffset: i, as: UInt64.self
      ).littleEndian
      let word = eight ^ UInt64(remainder)
      // Byte b of the word has 7 - b bytes of the block behind it.
      var next = table[7 << 8 | Int(word & 0xFF)]
      next ^= table[6 << 8 | Int(word >> 8 & 0xFF)]
      next ^= table[5 << 8 | Int(word >> 16 & 0xFF)]
      next ^= table[4 << 8 | Int(word >> 24 & 0xFF)]
      next ^= table[3 << 8 | Int(word >> 32 & 0xFF)]
      next ^= table[2 << 8 | Int(word >> 40 & 0xFF)]
      next ^= table[1 << 8 | Int(word >> 48 & 0xFF)]
      remainder = next ^ table[Int(word >> 56)]
    }
    for i in blocked..<bytes.count {
      remainder = remainder >> 8 ^ table[Int((remainder ^ UInt32(bytes[i])) & 0xFF)]
    }
    return ~remainder
  }

  /// By number of bytes that follow and value of the byte: its share of the remainder.
  private static let remainders: [UInt32] = {
    var table = (0..<256).map { byte in
      var remainder = UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder >> 1 ^ (remainder & 1 == 0 ? 0 : 0xEDB8_8320)
      }
      return remainder
    }
    for i in 256..<2048 {
      let before = table[i - 256]
      table.append(before >> 8 ^ table[Int(before & 0xFF)])
    }
    return table
  }()
}
