// Nearly no text has an ellipsis, and those that have none need not be segmented to find out
// which words one follows. A place is one where three blocks, each a byte further on, hold
// its bytes.

extension Kernels {
  /// Whether three full stops or an ellipsis (U+2026) stand in some UTF-8, plainly: what
  /// ``hasEllipsis(_:)`` is checked against.
  package static func hasEllipsisReference(_ bytes: Span<UInt8>) -> Bool {
    for i in 0..<max(0, bytes.count - 2) where isEllipsis(bytes, at: i) { return true }
    return false
  }

  /// Whether three full stops or an ellipsis (U+2026) stand in some UTF-8.
  package static func hasEllipsis(_ bytes: Span<UInt8>) -> Bool {
    let stop = Block(repeating: 0x2E)
    let (first, second, third) = (
      Block(repeating: 0xE2), Block(repeating: 0x80), Block(repeating: 0xA6)
    )
    let end = unsafe bytes.withUnsafeBytes { raw in
      var i = 0
      while i &+ 34 <= raw.count {
        // SAFETY: i >= 0 and i + 2 + 32 <= raw.count.
        let a = unsafe raw.loadUnaligned(fromByteOffset: i, as: Block.self)
        let b = unsafe raw.loadUnaligned(fromByteOffset: i &+ 1, as: Block.self)
        let c = unsafe raw.loadUnaligned(fromByteOffset: i &+ 2, as: Block.self)
        let stops = (a .== stop) .& (b .== stop) .& (c .== stop)
        let signs = (a .== first) .& (b .== second) .& (c .== third)
        let words = unsafe unsafeBitCast(stops .| signs, to: SIMD4<UInt64>.self)
        if words.x | words.y | words.z | words.w != 0 { return -1 }
        i &+= 32
      }
      return i
    }
    return end < 0 || hasEllipsisReference(bytes.extracting(droppingFirst: end))
  }

  /// Whether three full stops or an ellipsis stand at an offset.
  package static func isEllipsis(_ bytes: Span<UInt8>, at i: Int) -> Bool {
    guard i + 2 < bytes.count else { return false }
    return switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
    case (0x2E, 0x2E, 0x2E), (0xE2, 0x80, 0xA6): true
    default: false
    }
  }
}
