/// What 64 bytes of text are, a bit each, the first byte lowest.
struct RunMasks {
  /// ``Kernels/partsRuns(_:)``.
  private(set) var parts: UInt64 = 0
  /// Signs of one byte that close.
  private(set) var closing: UInt64 = 0
  /// First bytes of signs of two bytes that close.
  private(set) var closingPairs: UInt64 = 0
  /// Signs of one byte that open.
  private(set) var opening: UInt64 = 0
  /// First bytes of signs of two bytes that open.
  private(set) var openingPairs: UInt64 = 0

  /// Sixty-four bytes of text from an offset, or as many as there are.
  @inline(__always)
  init(of raw: UnsafeRawBufferPointer, at offset: Int) {
    self.init()
    if offset &+ 65 <= raw.count {
      // SAFETY: offset + 32 + 1 + 32 <= raw.count.
      unsafe readHalf(of: raw, at: offset, shift: 0)
      unsafe readHalf(of: raw, at: offset &+ 32, shift: 32)
    } else {
      unsafe readRest(of: raw, at: offset)
    }
  }

  private init() {}

  /// The last bytes of a text, one by one.
  @inline(never)
  private mutating func readRest(of raw: UnsafeRawBufferPointer, at offset: Int) {
    for place in 0..<max(0, min(64, raw.count - offset)) {
      // SAFETY: offset + place < raw.count.
      let byte = unsafe raw[offset + place]
      let isLast = offset + place + 1 == raw.count
      let next = unsafe isLast ? 0 : raw[offset + place + 1]
      let bit = 1 << UInt64(place) as UInt64
      if Kernels.partsRuns(byte) { parts |= bit }
      if Kernels.isClosing(byte) { closing |= bit }
      if Kernels.isClosing(byte, next) { closingPairs |= bit }
      if Kernels.isOpening(byte) { opening |= bit }
      if Kernels.isOpening(byte, next) { openingPairs |= bit }
    }
  }

  /// Thirty-two bytes, whose bits go from `shift` on.
  ///
  /// - Precondition: they are followed by another byte.
  @inline(__always)
  private mutating func readHalf(
    of raw: UnsafeRawBufferPointer, at offset: Int, shift: UInt64
  ) {
    // SAFETY: offset + 1 + 32 <= raw.count.
    let bytes = unsafe raw.loadUnaligned(fromByteOffset: offset, as: Kernels.Block.self)
    let next = unsafe raw.loadUnaligned(
      fromByteOffset: offset &+ 1, as: Kernels.Block.self)
    let quote = Self.equal(bytes, 0x22)
    let opening = quote .| Self.equal(bytes, 0x27)
    let dots = Self.equal(bytes, 0x2C) .| Self.equal(bytes, 0x2E)
    let signs =
      Self.isIn(bytes, 0x20, 0x2F) .| Self.isIn(bytes, 0x09, 0x0D)
      .| Self.isIn(bytes, 0x3C, 0x40) .| Self.isIn(bytes, 0x5B, 0x5E)
      .| Self.isIn(bytes, 0x7B, 0x7E) .| Self.equal(bytes, 0x60)
    let guillemets = Self.equal(bytes, 0xC2)
    let commas =
      Self.equal(bytes, 0xD8) .& (Self.equal(next, 0x8C) .| Self.equal(next, 0x9B))
    // What a byte is in five of its bits, which are gathered for eight bytes at a time.
    let words =
      Self.lanes(signs, 1) & (Self.lanes(opening .| dots, 1) ^ Self.bit(1))
      | Self.lanes(quote .| dots .| Self.isIn(bytes, 0x3A, 0x3B), 2)
      | Self.lanes(commas .| (guillemets .& Self.equal(next, 0xBB)), 4)
      | Self.lanes(opening, 8) | Self.lanes(guillemets .& Self.equal(next, 0xAB), 16)
    add(words.x, at: shift)
    add(words.y, at: shift &+ 8)
    add(words.z, at: shift &+ 16)
    add(words.w, at: shift &+ 24)
  }

  /// Takes in what eight bytes are.
  @inline(__always)
  private mutating func add(_ kinds: UInt64, at shift: UInt64) {
    parts |= Self.bits(kinds) &<< shift
    closing |= Self.bits(kinds &>> 1) &<< shift
    closingPairs |= Self.bits(kinds &>> 2) &<< shift
    opening |= Self.bits(kinds &>> 3) &<< shift
    openingPairs |= Self.bits(kinds &>> 4) &<< shift
  }

  /// A bit of each byte that a mask has.
  ///
  /// In words of eight bytes: Swift 6.3 joins vectors of bytes lane by lane.
  @inline(__always)
  private static func lanes(_ mask: Mask, _ bit: UInt64) -> SIMD4<UInt64> {
    // SAFETY: both are 32 bytes, and each lane of a mask is eight equal bits.
    unsafe unsafeBitCast(mask, to: SIMD4<UInt64>.self) & self.bit(bit)
  }

  @inline(__always)
  private static func bit(_ bit: UInt64) -> SIMD4<UInt64> {
    SIMD4(repeating: bit &* 0x0101_0101_0101_0101)
  }

  private typealias Mask = SIMDMask<Kernels.Block.MaskStorage>

  @inline(__always)
  private static func equal(_ bytes: Kernels.Block, _ byte: UInt8) -> Mask {
    bytes .== Kernels.Block(repeating: byte)
  }

  @inline(__always)
  private static func isIn(_ bytes: Kernels.Block, _ first: UInt8, _ last: UInt8) -> Mask
  {
    (bytes .>= Kernels.Block(repeating: first))
      .& (bytes .<= Kernels.Block(repeating: last))
  }

  /// The lowest bit of each byte of a word, the lowest byte first.
  @inline(__always)
  private static func bits(_ word: UInt64) -> UInt64 {
    ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
  }
}

/// Which bytes are outside of runs, found 64 at a time from the first on.
struct OutsideRuns {
  // What the bytes before have said of the first one.
  private var isOutsideBefore: UInt64 = 0
  private var closesFirst: UInt64 = 0
  private var closesSecond: UInt64 = 0
  private var opens: UInt64 = 0

  /// The bits of 64 bytes, given those of the 64 that follow.
  @inline(__always)
  mutating func bits(of masks: RunMasks, before next: RunMasks) -> UInt64 {
    let parts = masks.parts
    // What closes before a byte that parts is outside, a pair with both of its bytes; and
    // so is what closes before that. Of the bytes that follow only the first ones matter.
    let pairs = masks.closingPairs & (parts &>> 2 | next.parts &<< 62)
    let first =
      parts | masks.closing & (parts &>> 1 | next.parts &<< 63) | pairs | pairs &<< 1
      | closesFirst
    let nextPairs = next.closingPairs & next.parts &>> 2
    let nextFirst =
      next.parts | next.closing & next.parts &>> 1 | nextPairs | nextPairs &<< 1
      | pairs &>> 63
    let secondPairs = masks.closingPairs & (first &>> 2 | nextFirst &<< 62)
    let second =
      first | masks.closing & (first &>> 1 | nextFirst &<< 63) | secondPairs
      | secondPairs &<< 1 | closesSecond
    let behind = second &<< 1 | isOutsideBefore
    let openingPairs = masks.openingPairs & behind
    let bits = second | masks.opening & behind | openingPairs | openingPairs &<< 1 | opens
    closesFirst = pairs &>> 63
    closesSecond = secondPairs &>> 63
    isOutsideBefore = second &>> 63
    opens = openingPairs &>> 63
    return bits
  }
}
