// Validity without decoding: a byte must be a continuation byte exactly where one of the
// three bytes before it asks for one, and five pairs of bytes are excluded. Blocks are
// loaded at four offsets, so that no lane has to be moved. Errors are collected and
// looked at once a stretch. (The idea of testing against the preceding bytes is that of
// Keiser & Lemire 2021, "Validating UTF-8 in less than one instruction per byte"; the
// compares here need no byte shuffle, which portable SIMD lacks.) Blocks are compared with
// blocks, and masks are joined rather than bytes: comparing with a scalar, and `&` and `|`
// of bytes, go lane by lane in a loop in Swift 6.3.

extension Kernels {
  /// Whether the bytes are well-formed UTF-8, by decoding one sequence after another.
  package static func isUTF8Reference(_ bytes: Span<UInt8>) -> Bool {
    isUTF8(bytes, from: 0)
  }

  /// Whether the bytes are well-formed UTF-8.
  package static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
    var i = 0
    // The blocks look three bytes back.
    while i < min(3, bytes.count) {
      let sequence = utf8Sequence(in: bytes, at: i)
      guard sequence.isValid else { return false }
      i += sequence.count
    }
    guard bytes.count - i >= 32 else { return isUTF8(bytes, from: i) }
    let end = i + (bytes.count - i) & ~31
    let isValid = unsafe bytes.withUnsafeBytes { raw in
      while i < end {
        let stop = min(end, i &+ 4096)
        var errors = Block.zero .> Block.zero
        while i < stop {
          // SAFETY: i >= 3 and i + 32 <= end <= raw.count.
          unsafe errors = errors .| utf8Errors(raw, at: i)
          i &+= 32
        }
        let words = unsafe unsafeBitCast(errors, to: SIMD4<UInt64>.self)
        if words.x | words.y | words.z | words.w != 0 { return false }
      }
      return true
    }
    guard isValid else { return false }
    // A sequence may have begun in the last block: decode from its first byte.
    var tail = end - 1
    while end - tail < 4, tail > 0, bytes[tail] & 0xC0 == 0x80 { tail -= 1 }
    return isUTF8(bytes, from: tail)
  }

  /// The sequence at `start`: its length and whether it is well-formed.
  ///
  /// Of an ill-formed sequence the length is that of its maximal subpart (Unicode,
  /// section 3.9), which a decoder replaces by one U+FFFD.
  package static func utf8Sequence(
    in bytes: Span<UInt8>, at start: Int
  ) -> (count: Int, isValid: Bool) {
    let first = bytes[start]
    if first < 0x80 { return (1, true) }
    let needed: Int
    var allowed: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: needed = 2
    case 0xE0: (needed, allowed) = (3, 0xA0...0xBF)
    case 0xED: (needed, allowed) = (3, 0x80...0x9F)
    case 0xE1...0xEF: needed = 3
    case 0xF0: (needed, allowed) = (4, 0x90...0xBF)
    case 0xF4: (needed, allowed) = (4, 0x80...0x8F)
    case 0xF1...0xF3: needed = 4
    default: return (1, false)
    }
    for count in 1..<needed {
      guard start + count < bytes.count, allowed ~= bytes[start + count] else {
        return (count, false)
      }
      allowed = 0x80...0xBF
    }
    return (needed, true)
  }

  private static func isUTF8(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var i = start
    while i < bytes.count {
      let sequence = utf8Sequence(in: bytes, at: i)
      guard sequence.isValid else { return false }
      i += sequence.count
    }
    return true
  }

  /// The lanes where the 32 bytes at `i` break a rule.
  ///
  /// - Precondition: `i >= 3 && i + 32 <= raw.count`.
  @inline(__always)
  private static func utf8Errors(_ raw: UnsafeRawBufferPointer, at i: Int) -> SIMDMask<
    Block.MaskStorage
  > {
    // SAFETY: the caller's; the earliest byte loaded is at i - 3 >= 0.
    let block = unsafe raw.loadUnaligned(fromByteOffset: i, as: Block.self)
    let third = unsafe raw.loadUnaligned(fromByteOffset: i &- 3, as: Block.self)
    let isHigh = (block .>= lanes(0x80)) .| (third .>= lanes(0x80))
    let high = unsafe unsafeBitCast(isHigh, to: SIMD4<UInt64>.self)
    if high.x | high.y | high.z | high.w == 0 { return isHigh }
    let first = unsafe raw.loadUnaligned(fromByteOffset: i &- 1, as: Block.self)
    let second = unsafe raw.loadUnaligned(fromByteOffset: i &- 2, as: Block.self)

    let isContinuation = (block .>= lanes(0x80)) .& (block .< lanes(0xC0))
    let isNeeded =
      (first .>= lanes(0xC0)) .| (second .>= lanes(0xE0)) .| (third .>= lanes(0xF0))
    let isNeverUsed =
      (block .== lanes(0xC0)) .| (block .== lanes(0xC1)) .| (block .>= lanes(0xF5))
    let isOverlong =
      ((first .== lanes(0xE0)) .& (block .< lanes(0xA0)))
      .| ((first .== lanes(0xF0)) .& (block .< lanes(0x90)))
    let isOutOfRange =
      ((first .== lanes(0xED)) .& (block .>= lanes(0xA0)))
      .| ((first .== lanes(0xF4)) .& (block .>= lanes(0x90)))
    let isWrong =
      (isContinuation .^ isNeeded) .| isNeverUsed .| isOverlong .| isOutOfRange
    return isWrong
  }

  /// A block of equal bytes.
  @inline(__always)
  private static func lanes(_ byte: UInt8) -> Block {
    Block(repeating: byte)
  }
}
