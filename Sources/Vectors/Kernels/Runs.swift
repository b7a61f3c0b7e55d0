// Text is looked at 64 bytes at a time: which of them part runs is 64 bits, and where those
// differ from their neighbours a run begins or ends. The reference looks at one byte after
// another. What a run holds is hashed as four words of eight bytes, whatever its length, so
// that there is no branch to guess.

extension Kernels {
  /// Bytes that a run may have to be hashed.
  package static let longestRun = 32

  /// Whether a byte is white space or one of the ASCII signs that end a word wherever they
  /// stand; full stops, commas, colons, semicolons, quotation marks and underscores may hold
  /// a word together, and do not part runs.
  package static func partsRuns(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09...0x0D, 0x20, 0x21, 0x23...0x26, 0x28...0x2B, 0x2D, 0x2F, 0x3C...0x40,
      0x5B...0x5E, 0x60, 0x7B...0x7E:
      true
    default: false
    }
  }

  /// Where the runs of bytes that are not parted begin and end, plainly: what
  /// ``runs(of:into:)`` is checked against.
  package static func runsReference(
    of bytes: Span<UInt8>, into edges: inout MutableSpan<UInt32>
  ) -> Int {
    var count = 0
    var isInRun = false
    for i in bytes.indices where partsRuns(bytes[i]) == isInRun {
      edges[count] = UInt32(i)
      count += 1
      isInRun.toggle()
    }
    if isInRun {
      edges[count] = UInt32(bytes.count)
      count += 1
    }
    return count
  }

  /// Where the runs of bytes that are not parted begin and end.
  ///
  /// - Parameters:
  ///   - bytes: the text, or a part of it.
  ///   - edges: receives the offset of each run's first byte and after its last one; a run
  ///     that has not ended does at the end of the bytes.
  /// - Returns: how many offsets there are, two a run.
  /// - Precondition: `edges` has more places than there are bytes.
  package static func runs(
    of bytes: Span<UInt8>, into edges: inout MutableSpan<UInt32>
  ) -> Int {
    precondition(
      edges.count > bytes.count, "\(edges.count) places for \(bytes.count) bytes")
    return unsafe edges.withUnsafeMutableBufferPointer { edges in
      unsafe bytes.withUnsafeBytes { raw in
        var count = 0
        var carry: UInt64 = 0
        let blocked = raw.count & ~63
        // SAFETY: i + 64 <= blocked <= raw.count. Of i bytes there are at most i edges, and
        // at most one more at the end: count <= raw.count < edges.count.
        for i in stride(from: 0, to: blocked, by: 64) {
          let low = unsafe raw.loadUnaligned(fromByteOffset: i, as: Block.self)
          let high = unsafe raw.loadUnaligned(fromByteOffset: i &+ 32, as: Block.self)
          let inside = ~(parted(low) | parted(high) &<< 32)
          var changes = inside ^ (inside &<< 1 | carry)
          carry = inside &>> 63
          while changes != 0 {
            unsafe edges[count] = UInt32(
              truncatingIfNeeded: i &+ changes.trailingZeroBitCount)
            count &+= 1
            changes &= changes &- 1
          }
        }
        for i in blocked..<raw.count {
          let inside: UInt64 = unsafe partsRuns(raw[i]) ? 0 : 1
          unsafe edges[count] = UInt32(truncatingIfNeeded: i)
          count &+= Int(inside ^ carry)
          carry = inside
        }
        unsafe edges[count] = UInt32(truncatingIfNeeded: raw.count)
        return count &+ Int(carry)
      }
    }
  }

  /// The hashes of runs, byte by byte: what ``hashes(ofRuns:in:into:)`` is checked against.
  package static func hashesReference(
    ofRuns edges: Span<UInt32>, in bytes: Span<UInt8>,
    into hashes: inout MutableSpan<UInt64>
  ) {
    for run in 0..<edges.count / 2 {
      hashes[run] = hash(ofRun: Int(edges[2 * run])..<Int(edges[2 * run + 1]), in: bytes)
    }
  }

  /// The hashes by which runs of bytes are known within a process: two runs agree by accident
  /// with probability 2⁻⁶⁴.
  ///
  /// - Parameters:
  ///   - edges: where runs begin and end.
  ///   - bytes: where they are.
  ///   - hashes: receives a hash for each run, 0 for one that is longer than ``longestRun``.
  /// - Precondition: the runs lie in the bytes, and there is room for their hashes.
  package static func hashes(
    ofRuns edges: Span<UInt32>, in bytes: Span<UInt8>,
    into hashes: inout MutableSpan<UInt64>
  ) {
    let count = edges.count / 2
    precondition(hashes.count >= count, "\(hashes.count) places for \(count) hashes")
    unsafe bytes.withUnsafeBytes { raw in
      unsafe edges.withUnsafeBufferPointer { edges in
        unsafe hashes.withUnsafeMutableBufferPointer { hashes in
          // SAFETY: 2 * run + 1 < edges.count and run < hashes.count.
          for run in 0..<count {
            let start = unsafe Int(edges[2 &* run])
            let end = unsafe Int(edges[2 &* run &+ 1])
            guard end &- start <= longestRun, start &+ longestRun <= raw.count else {
              unsafe hashes[run] = hash(ofRun: start..<end, in: bytes)
              continue
            }
            // SAFETY: start >= 0 and start + 32 <= raw.count.
            let block = unsafe raw.loadUnaligned(fromByteOffset: start, as: Block.self)
            let isOfRun =
              places .< Block(repeating: UInt8(truncatingIfNeeded: end &- start))
            let words = unsafe unsafeBitCast(block, to: SIMD4<UInt64>.self)
            let mask = unsafe unsafeBitCast(isOfRun, to: SIMD4<UInt64>.self)
            unsafe hashes[run] = hash(words & mask, count: end &- start)
          }
        }
      }
    }
  }
}

extension Kernels {
  @inline(__always)
  private static var places: Block {
    Block(
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
      23, 24, 25, 26, 27, 28, 29, 30, 31)
  }

  /// ``partsRuns(_:)`` of 32 bytes, one bit each.
  @inline(__always)
  private static func parted(_ block: Block) -> UInt64 {
    var mask = isIn(block, 0x20, 0x2F) .& (block .!= Block(repeating: 0x22))
    mask = mask .& (block .!= Block(repeating: 0x27))
    mask = mask .& (block .!= Block(repeating: 0x2C))
    mask = mask .& (block .!= Block(repeating: 0x2E))
    mask = mask .| isIn(block, 0x09, 0x0D) .| isIn(block, 0x3C, 0x40)
    mask = mask .| isIn(block, 0x5B, 0x5E) .| isIn(block, 0x7B, 0x7E)
    mask = mask .| (block .== Block(repeating: 0x60))
    // SAFETY: both are 32 bytes, and each lane of a mask is eight equal bits.
    let words = unsafe unsafeBitCast(mask, to: SIMD4<UInt64>.self)
    return bits(words.x) | bits(words.y) &<< 8 | bits(words.z) &<< 16
      | bits(words.w) &<< 24
  }

  @inline(__always)
  private static func isIn(
    _ block: Block, _ first: UInt8, _ last: UInt8
  ) -> SIMDMask<Block.MaskStorage> {
    (block .>= Block(repeating: first)) .& (block .<= Block(repeating: last))
  }

  /// One bit for each byte of a word whose bytes are all ones or all zeros, the lowest byte
  /// first.
  @inline(__always)
  private static func bits(_ word: UInt64) -> UInt64 {
    ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// The hash of a run, 0 if it is too long for one.
  @inline(never)
  private static func hash(ofRun run: Range<Int>, in bytes: Span<UInt8>) -> UInt64 {
    guard run.count <= longestRun else { return 0 }
    var words = SIMD4<UInt64>.zero
    for (place, i) in run.enumerated() {
      words[place / 8] |= UInt64(bytes[i]) << UInt64(place % 8 * 8)
    }
    return hash(words, count: run.count)
  }

  /// Words multiplied in pairs to 128 bits, whose halves are joined (Wang Yi 2019, wyhash).
  ///
  /// No UTF-8 holds the numbers that would make a factor zero.
  @inline(__always)
  private static func hash(_ words: SIMD4<UInt64>, count: Int) -> UInt64 {
    let low = product(words.x ^ 0xA076_1DFF_478B_D642, words.y ^ 0xE703_7EFF_B428_DB4D)
    let high = product(
      words.z ^ 0x8EBC_6AFF_9C88_C6E3 ^ UInt64(count), words.w ^ 0x5899_65FF_7537_4CC3)
    return product(low ^ 0x2D35_8DCC_AA6C_78A5, high ^ 0x8BB8_4B93_962E_ACC9)
  }

  @inline(__always)
  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return high ^ low
  }
}
