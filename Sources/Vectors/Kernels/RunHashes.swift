// What a run holds is hashed as two words of eight bytes or, of one run in ten, as four:
// no run is gone through byte by byte, as the reference does it.

extension Kernels {
  /// Bytes that a run may have to be hashed.
  package static let longestRun = 32

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
            let length = end &- start
            guard length <= longestRun, start &+ longestRun <= raw.count else {
              unsafe hashes[run] = hash(ofRun: start..<end, in: bytes)
              continue
            }
            // SAFETY: start >= 0 and start + 32 <= raw.count.
            let x = unsafe raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            let y = unsafe raw.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self)
            if length <= 16 {
              unsafe hashes[run] = hash(
                first(length, of: x), first(length &- 8, of: y), count: length)
            } else {
              let z = unsafe raw.loadUnaligned(
                fromByteOffset: start &+ 16, as: UInt64.self)
              let w = unsafe raw.loadUnaligned(
                fromByteOffset: start &+ 24, as: UInt64.self)
              unsafe hashes[run] = hash(
                x.littleEndian, y.littleEndian, first(length &- 16, of: z),
                first(length &- 24, of: w),
                count: length)
            }
          }
        }
      }
    }
  }

  /// The lowest bytes of a word, all of them from eight on, none up to zero.
  @inline(__always)
  private static func first(_ count: Int, of word: UInt64) -> UInt64 {
    word.littleEndian & ~(UInt64.max << (8 &* max(0, count)))
  }

  /// The hash of a run, 0 if it is too long for one.
  @inline(never)
  private static func hash(ofRun run: Range<Int>, in bytes: Span<UInt8>) -> UInt64 {
    guard run.count <= longestRun else { return 0 }
    var words = SIMD4<UInt64>.zero
    for (place, i) in run.enumerated() {
      words[place / 8] |= UInt64(bytes[i]) << UInt64(place % 8 * 8)
    }
    guard run.count > 16 else { return hash(words.x, words.y, count: run.count) }
    return hash(words.x, words.y, words.z, words.w, count: run.count)
  }

  /// Words multiplied in pairs to 128 bits, whose halves are joined (Wang Yi 2019, wyhash).
  ///
  /// No UTF-8 holds the numbers that would make a factor zero.
  @inline(__always)
  private static func hash(_ x: UInt64, _ y: UInt64, count: Int) -> UInt64 {
    let low = product(x ^ 0xA076_1DFF_478B_D642, y ^ 0xE703_7EFF_B428_DB4D)
    return product(low ^ 0x2D35_8DCC_AA6C_78A5, 0x8BB8_4B93_962E_ACC9 ^ UInt64(count))
  }

  @inline(__always)
  private static func hash(
    _ x: UInt64, _ y: UInt64, _ z: UInt64, _ w: UInt64, count: Int
  ) -> UInt64 {
    let low = product(x ^ 0xA076_1DFF_478B_D642, y ^ 0xE703_7EFF_B428_DB4D)
    let high = product(
      z ^ 0x8EBC_6AFF_9C88_C6E3 ^ UInt64(count), w ^ 0x5899_65FF_7537_4CC3)
    return product(low ^ 0x2D35_8DCC_AA6C_78A5, high ^ 0x8BB8_4B93_962E_ACC9)
  }

  @inline(__always)
  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return high ^ low
  }
}
