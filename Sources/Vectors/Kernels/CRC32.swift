// The reference goes bit by bit, which is the definition. The kernel takes eight bytes at
// a time: what each of them, with so many behind it, adds to the remainder stands in a
// table of its own, and the eight look-ups do not wait for each other (Kounavis & Berry
// 2008, "Novel table lookup-based algorithms for high-performance CRC generation"). But
// the next eight bytes wait for them; so longer input is taken as four stretches at once.
// A remainder is linear in the bytes: the four are joined by what so many zeros behind it
// make of each.

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
    var remainder = ~start
    var i = 0
    while i <= bytes.count - 4 * stretch {
      remainder = fourStretches(bytes.extracting(i..<i + 4 * stretch), from: remainder)
      i += 4 * stretch
    }
    while i <= bytes.count - 8 {
      remainder = next(loadUInt64(bytes, at: i) ^ UInt64(remainder), table)
      i += 8
    }
    while i < bytes.count {
      remainder = remainder >> 8 ^ table[Int((remainder ^ UInt32(bytes[i])) & 0xFF)]
      i += 1
    }
    return ~remainder
  }

  /// Bytes of each of the stretches that are taken at once.
  private static let stretch = 1024

  /// The remainder after four stretches of bytes.
  private static func fourStretches(_ bytes: Span<UInt8>, from start: UInt32) -> UInt32 {
    let table = remainders.span
    let (second, third, fourth) = (stretch, 2 * stretch, 3 * stretch)
    precondition(bytes.count == 4 * stretch, "\(bytes.count) bytes")
    // SAFETY: i + 8 <= stretch, a quarter of the bytes.
    var (a, b, c, d) = (start, 0 as UInt32, 0 as UInt32, 0 as UInt32)
    var i = 0
    while i < stretch {
      a = next(word(bytes, i) ^ UInt64(a), table)
      b = next(word(bytes, second + i) ^ UInt64(b), table)
      c = next(word(bytes, third + i) ^ UInt64(c), table)
      d = next(word(bytes, fourth + i) ^ UInt64(d), table)
      i += 8
    }
    return behindStretch(behindStretch(behindStretch(a) ^ b) ^ c) ^ d
  }

  /// Eight bytes, unchecked: a check for each costs a sixth of the speed.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ offset: Int) -> UInt64 {
    // SAFETY: the caller has shown that offset + 8 <= bytes.count.
    unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      .littleEndian
  }

  /// The remainder after eight bytes that were added to the one before.
  @inline(__always)
  private static func next(_ word: UInt64, _ table: Span<UInt32>) -> UInt32 {
    // Byte b of the word has 7 - b bytes of the block behind it.
    // SAFETY: every index is below 8 << 8, the count of the table.
    var next = unsafe table[unchecked: 7 << 8 | Int(word & 0xFF)]
    unsafe next ^= table[unchecked: 6 << 8 | Int(word >> 8 & 0xFF)]
    unsafe next ^= table[unchecked: 5 << 8 | Int(word >> 16 & 0xFF)]
    unsafe next ^= table[unchecked: 4 << 8 | Int(word >> 24 & 0xFF)]
    unsafe next ^= table[unchecked: 3 << 8 | Int(word >> 32 & 0xFF)]
    unsafe next ^= table[unchecked: 2 << 8 | Int(word >> 40 & 0xFF)]
    unsafe next ^= table[unchecked: 1 << 8 | Int(word >> 48 & 0xFF)]
    return unsafe next ^ table[unchecked: Int(word >> 56)]
  }

  /// What a stretch of zeros makes of a remainder.
  private static func behindStretch(_ remainder: UInt32) -> UInt32 {
    var result: UInt32 = 0
    for bit in 0..<32 where remainder >> UInt32(bit) & 1 != 0 { result ^= shifted[bit] }
    return result
  }

  /// By bit of a remainder: what a stretch of zeros makes of it.
  private static let shifted: [UInt32] = (0..<32).map { bit in
    var remainder: UInt32 = 1 << UInt32(bit)
    for _ in 0..<stretch {
      remainder = remainder >> 8 ^ remainders[Int(remainder & 0xFF)]
    }
    return remainder
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
