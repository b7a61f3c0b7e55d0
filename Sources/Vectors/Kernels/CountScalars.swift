// Every byte of UTF-8 but those that continue a scalar begins one. As signed numbers these
// are the least, so that one comparison tells thirty-two of them at a time.

extension Kernels {
  /// How many scalars begin in some bytes of UTF-8, plainly: what ``scalarCount(_:)`` is
  /// checked against.
  package static func scalarCountReference(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    for i in bytes.indices where bytes[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// How many scalars begin in some bytes of UTF-8.
  package static func scalarCount(_ bytes: Span<UInt8>) -> Int {
    typealias Signed = SIMD32<Int8>
    let first = Signed(repeating: -0x40)
    let blocked = bytes.count & ~31
    var bits = 0
    unsafe bytes.withUnsafeBytes { raw in
      for offset in stride(from: 0, to: blocked, by: 32) {
        // SAFETY: offset + 32 <= blocked <= raw.count.
        let block = unsafe raw.loadUnaligned(fromByteOffset: offset, as: Signed.self)
        // Each lane of a mask is eight equal bits.
        let words = unsafe unsafeBitCast(block .>= first, to: SIMD4<UInt64>.self)
        bits &+= words.x.nonzeroBitCount &+ words.y.nonzeroBitCount
        bits &+= words.z.nonzeroBitCount &+ words.w.nonzeroBitCount
      }
    }
    var count = bits / 8
    for i in blocked..<bytes.count where bytes[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
