// The kernels look at 32 bytes at a time and compare whole blocks; only the block with the
// first hit is looked into. The references look at one byte after another. Blocks are
// compared with blocks: against a scalar, Swift 6.3 compares lane by lane in a loop.

extension Kernels {
  /// Thirty-two bytes of input.
  @usableFromInline typealias Block = SIMD32<UInt8>

  /// The first index at or after `start` that holds `byte`, or the count.
  package static func firstIndexReference(
    of byte: UInt8, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    var i = start
    while i < bytes.count, bytes[i] != byte { i += 1 }
    return i
  }

  /// The first index at or after `start` that holds `byte`, or the count.
  package static func firstIndex(
    of byte: UInt8, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    let block = Block(repeating: byte)
    return firstIndex(in: bytes, from: start) {
      $0 .== block
    } orByte: {
      $0 == byte
    }
  }

  /// The first index at or after `start` that holds one of four bytes, or the count.
  package static func firstIndexReference(
    ofAny set: SIMD4<UInt8>, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    var i = start
    while i < bytes.count, !isIn(set, bytes[i]) { i += 1 }
    return i
  }

  /// The first index at or after `start` that holds one of four bytes, or the count.
  package static func firstIndex(
    ofAny set: SIMD4<UInt8>, in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    let (a, b) = (Block(repeating: set.x), Block(repeating: set.y))
    let (c, d) = (Block(repeating: set.z), Block(repeating: set.w))
    return firstIndex(in: bytes, from: start) {
      ($0 .== a) .| ($0 .== b) .| ($0 .== c) .| ($0 .== d)
    } orByte: {
      isIn(set, $0)
    }
  }

  /// The first index at or after `start` that ends a plain run of a JSON string: a
  /// quotation mark, a backslash or a control character; or the count.
  package static func endOfPlainJSONReference(
    in bytes: Span<UInt8>, from start: Int
  ) -> Int {
    var i = start
    while i < bytes.count, !endsPlainJSON(bytes[i]) { i += 1 }
    return i
  }

  /// The first index at or after `start` that ends a plain run of a JSON string: a
  /// quotation mark, a backslash or a control character; or the count.
  package static func endOfPlainJSON(in bytes: Span<UInt8>, from start: Int) -> Int {
    let (quote, backslash) = (Block(repeating: 0x22), Block(repeating: 0x5C))
    let space = Block(repeating: 0x20)
    return firstIndex(in: bytes, from: start) {
      ($0 .== quote) .| ($0 .== backslash) .| ($0 .< space)
    } orByte: {
      endsPlainJSON($0)
    }
  }

  /// How often `byte` occurs.
  package static func countReference(of byte: UInt8, in bytes: Span<UInt8>) -> Int {
    var count = 0
    for i in bytes.indices where bytes[i] == byte { count += 1 }
    return count
  }

  /// How often `byte` occurs.
  package static func count(of byte: UInt8, in bytes: Span<UInt8>) -> Int {
    var count = 0
    let searched = Block(repeating: byte)
    let blocked = bytes.count & ~31
    unsafe bytes.withUnsafeBytes { raw in
      for offset in stride(from: 0, to: blocked, by: 32) {
        // SAFETY: offset + 32 <= blocked <= raw.count.
        let block = unsafe raw.loadUnaligned(fromByteOffset: offset, as: Block.self)
        // Each lane of a mask is eight equal bits.
        let words = unsafe unsafeBitCast(block .== searched, to: SIMD4<UInt64>.self)
        count &+= words.x.nonzeroBitCount &+ words.y.nonzeroBitCount
        count &+= words.z.nonzeroBitCount &+ words.w.nonzeroBitCount
      }
    }
    count /= 8
    for i in blocked..<bytes.count where bytes[i] == byte { count += 1 }
    return count
  }
}

extension Kernels {
  @inline(__always)
  private static func isIn(_ set: SIMD4<UInt8>, _ byte: UInt8) -> Bool {
    byte == set.x || byte == set.y || byte == set.z || byte == set.w
  }

  @inline(__always)
  private static func endsPlainJSON(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x5C || byte < 0x20
  }

  /// The walk the searches share; both tests say the same, of a block and of a byte.
  @inline(__always)
  private static func firstIndex(
    in bytes: Span<UInt8>, from start: Int,
    _ hits: (Block) -> SIMDMask<Block.MaskStorage>, orByte isHit: (UInt8) -> Bool
  ) -> Int {
    precondition(
      start >= 0 && start <= bytes.count, "start \(start) in \(bytes.count) bytes")
    return unsafe bytes.withUnsafeBytes { raw in
      var i = start
      while i &+ 32 <= raw.count {
        // SAFETY: i >= 0 and i + 32 <= raw.count.
        let block = unsafe raw.loadUnaligned(fromByteOffset: i, as: Block.self)
        let words = unsafe unsafeBitCast(hits(block), to: SIMD4<UInt64>.self)
        if words.x | words.y | words.z | words.w != 0 { return i &+ firstLane(words) }
        i &+= 32
      }
      // SAFETY: i < raw.count.
      while i < raw.count, unsafe !isHit(raw[i]) { i &+= 1 }
      return i
    }
  }

  /// The first lane of a mask that is set; one is.
  @inline(__always)
  static func firstLane(_ words: SIMD4<UInt64>) -> Int {
    // Lanes are in memory order and words little-endian, so the lowest bit is the first.
    if words.x != 0 { return words.x.trailingZeroBitCount / 8 }
    if words.y != 0 { return 8 + words.y.trailingZeroBitCount / 8 }
    if words.z != 0 { return 16 + words.z.trailingZeroBitCount / 8 }
    return 24 + words.w.trailingZeroBitCount / 8
  }
}
