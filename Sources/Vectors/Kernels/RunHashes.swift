// What a run holds is hashed as two words of eight bytes or, of one run in ten, as four:
// no run is gone through byte by byte, as the reference does it.

extension Kernels {
  /// Bytes that a run may have to be hashed.
  package static let longestRun = 32

  /// The numbers by which runs of bytes are hashed.
  ///
  /// Whoever knows them finds two runs of one hash within a second: the product of two numbers
  /// is that of many others. Every process draws its own, and keeps them to itself.
  package struct RunKey: Sendable {
    /// Those of this process.
    package static let ofProcess: RunKey = {
      var random = SystemRandomNumberGenerator()
      return RunKey(from: &random)
    }()

    fileprivate let x, y, z, w, low, high: UInt64

    /// Numbers that are drawn.
    package init(from random: inout some RandomNumberGenerator) {
      (x, y, z) = (random.next(), random.next(), random.next())
      (w, low, high) = (random.next(), random.next(), random.next())
    }
  }

  /// The hashes of runs, byte by byte: what ``hashes(ofRuns:in:key:into:)`` is checked against.
  package static func hashesReference(
    ofRuns edges: Span<UInt32>, in bytes: Span<UInt8>, key: RunKey,
    into hashes: inout MutableSpan<UInt64>
  ) {
    for run in 0..<edges.count / 2 {
      hashes[run] = hash(
        ofRun: Int(edges[2 * run])..<Int(edges[2 * run + 1]), in: bytes, key: key)
    }
  }

  /// The hashes by which runs of bytes are known within a process: two runs agree by accident
  /// with probability 2⁻⁶⁴.
  ///
  /// - Parameters:
  ///   - edges: where runs begin and end.
  ///   - bytes: where they are.
  ///   - key: what the hashes are drawn by.
  ///   - hashes: receives a hash for each run, 0 for one that is longer than ``longestRun``.
  /// - Precondition: the runs lie in the bytes, and there is room for their hashes.
  package static func hashes(
    ofRuns edges: Span<UInt32>, in bytes: Span<UInt8>, key: RunKey,
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
              unsafe hashes[run] = hash(ofRun: start..<end, in: bytes, key: key)
              continue
            }
            // SAFETY: start >= 0 and start + 32 <= raw.count.
            let x = unsafe raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
            let y = unsafe raw.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self)
            if length <= 16 {
              unsafe hashes[run] = hash(
                first(length, of: x), first(length &- 8, of: y), count: length,
                key: key)
            } else {
              let z = unsafe raw.loadUnaligned(
                fromByteOffset: start &+ 16, as: UInt64.self)
              let w = unsafe raw.loadUnaligned(
                fromByteOffset: start &+ 24, as: UInt64.self)
              unsafe hashes[run] = hash(
                x.littleEndian, y.littleEndian, first(length &- 16, of: z),
                first(length &- 24, of: w),
                count: length, key: key)
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
  private static func hash(
    ofRun run: Range<Int>, in bytes: Span<UInt8>, key: RunKey
  ) -> UInt64 {
    guard run.count <= longestRun else { return 0 }
    var words = SIMD4<UInt64>.zero
    for (place, i) in run.enumerated() {
      words[place / 8] |= UInt64(bytes[i]) << UInt64(place % 8 * 8)
    }
    guard run.count > 16 else {
      return hash(words.x, words.y, count: run.count, key: key)
    }
    return hash(words.x, words.y, words.z, words.w, count: run.count, key: key)
  }

  /// Words multiplied in pairs to 128 bits, whose halves are joined (Wang Yi 2019, wyhash).
  @inline(__always)
  private static func hash(
    _ x: UInt64, _ y: UInt64, count: Int, key: RunKey
  ) -> UInt64 {
    let low = product(x ^ key.x, y ^ key.y)
    return product(low ^ key.low, key.high ^ UInt64(count))
  }

  @inline(__always)
  private static func hash(
    _ x: UInt64, _ y: UInt64, _ z: UInt64, _ w: UInt64, count: Int, key: RunKey
  ) -> UInt64 {
    let low = product(x ^ key.x, y ^ key.y)
    let high = product(z ^ key.z ^ UInt64(count), w ^ key.w)
    return product(low ^ key.low, high ^ key.high)
  }

  @inline(__always)
  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return high ^ low
  }
}
