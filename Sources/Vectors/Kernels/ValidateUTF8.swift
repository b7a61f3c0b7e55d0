// The reference reads one sequence after another. The kernel asks of 32 bytes at once whether
// those that have to continue a sequence, by what stands one, two and three bytes before
// them, are those that do. Sequences of three and four bytes have more rules, which are only
// looked at around them: Latin and Arabic text has next to none.

extension Kernels {
  /// Whether bytes are well-formed UTF-8, one sequence after another: what ``isUTF8(_:)`` is
  /// checked against.
  package static func isUTF8Reference(_ bytes: Span<UInt8>) -> Bool {
    isUTF8(bytes, from: 0)
  }

  /// Whether bytes are well-formed UTF-8 (Unicode, section 3.9, table 3-7).
  package static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
    // A block looks back three bytes.
    var start = 0
    while start < 3, start < bytes.count {
      let sequence = bytes.utf8Sequence(at: start)
      guard sequence.isValid else { return false }
      start += sequence.count
    }
    var faults = SIMDMask<Block.MaskStorage>(repeating: false)
    let end = unsafe bytes.withUnsafeBytes { raw in
      var isLong = true
      var i = start
      while i &+ 32 <= raw.count {
        // SAFETY: i >= 3 and i + 32 <= raw.count.
        let block = unsafe raw.loadUnaligned(fromByteOffset: i, as: Block.self)
        let last = unsafe raw.loadUnaligned(fromByteOffset: i &- 1, as: Block.self)
        var mustContinue = last .>= Block(repeating: 0xC0)
        let isLead = block .>= Block(repeating: 0xC0)
        faults = faults .| (isLead .& (block .< Block(repeating: 0xC2)))
        // What a block before has begun may reach into this one.
        let wasLong = isLong
        isLong = isAny(block .>= Block(repeating: 0xE0))
        if isLong || wasLong {
          let second = unsafe raw.loadUnaligned(fromByteOffset: i &- 2, as: Block.self)
          let third = unsafe raw.loadUnaligned(fromByteOffset: i &- 3, as: Block.self)
          mustContinue = mustContinue .| (second .>= Block(repeating: 0xE0))
          mustContinue = mustContinue .| (third .>= Block(repeating: 0xF0))
          faults = faults .| longFaults(block, after: last)
        }
        let continues = (block .>= Block(repeating: 0x80)) .& .!isLead
        faults = faults .| (continues .^ mustContinue)
        i &+= 32
      }
      return i
    }
    guard !isAny(faults) else { return false }
    // A sequence that has begun before the end of the blocks is read again.
    for back in 1...3 where back <= end && bytes[end - back] >= 0xC0 {
      return isUTF8(bytes, from: end - back)
    }
    return isUTF8(bytes, from: end)
  }

  /// Whether the bytes from a sequence's beginning on are well-formed.
  private static func isUTF8(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var i = start
    while i < bytes.count {
      let sequence = bytes.utf8Sequence(at: i)
      guard sequence.isValid else { return false }
      i += sequence.count
    }
    return true
  }

  /// Overlong forms, surrogates and what lies beyond U+10FFFF: the second byte of a sequence
  /// of three or four bytes is not one that its first byte allows.
  @inline(__always)
  private static func longFaults(
    _ block: Block, after last: Block
  ) -> SIMDMask<Block.MaskStorage> {
    let isLow = block .< Block(repeating: 0xA0)
    let isLowest = block .< Block(repeating: 0x90)
    let overlong =
      (last .== Block(repeating: 0xE0)) .& isLow
      .| (last .== Block(repeating: 0xF0)) .& isLowest
    let surrogate = (last .== Block(repeating: 0xED)) .& .!isLow
    let beyond =
      (last .== Block(repeating: 0xF4)) .& .!isLowest
      .| (block .>= Block(repeating: 0xF5))
    return overlong .| surrogate .| beyond
  }

  @inline(__always)
  private static func isAny(_ mask: SIMDMask<Block.MaskStorage>) -> Bool {
    // SAFETY: both are 32 bytes, and each lane of a mask is eight equal bits.
    let words = unsafe unsafeBitCast(mask, to: SIMD4<UInt64>.self)
    return words.x | words.y | words.z | words.w != 0
  }
}
