// The kernel keeps four independent SIMD8 sums so that one multiply-add need not wait for
// the previous one. Sums are taken in another order than the reference takes them, and
// the two agree to rounding only; the order is written out, so that every machine and
// every build takes the same one.

extension Kernels {
  /// Eight components at a time: one AVX register, two of SSE2 or NEON.
  typealias Lanes = SIMD8<Float>

  /// Σ aᵢbᵢ in index order: what ``dot(_:_:)`` is checked against.
  ///
  /// - Precondition: `a.count == b.count`.
  package static func dotReference(_ a: Span<Float>, _ b: Span<Float>) -> Float {
    precondition(a.count == b.count, "dot: \(a.count) against \(b.count) components")
    var sum: Float = 0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }

  /// Σ aᵢbᵢ, four lanes of eight at a time.
  ///
  /// - Precondition: `a.count == b.count`.
  package static func dot(_ a: Span<Float>, _ b: Span<Float>) -> Float {
    precondition(a.count == b.count, "dot: \(a.count) against \(b.count) components")
    let blocked = a.count & ~31
    var sums: (Lanes, Lanes, Lanes, Lanes) = (.zero, .zero, .zero, .zero)
    unsafe a.withUnsafeBytes { a in
      unsafe b.withUnsafeBytes { b in
        // SAFETY: offset + 128 <= 4 * blocked <= the byte count of both.
        for offset in stride(from: 0, to: blocked &* 4, by: 128) {
          sums.0 += unsafe lanes(a, offset) * lanes(b, offset)
          sums.1 += unsafe lanes(a, offset &+ 32) * lanes(b, offset &+ 32)
          sums.2 += unsafe lanes(a, offset &+ 64) * lanes(b, offset &+ 64)
          sums.3 += unsafe lanes(a, offset &+ 96) * lanes(b, offset &+ 96)
        }
      }
    }
    var sum = total((sums.0 + sums.1) + (sums.2 + sums.3))
    for i in blocked..<a.count { sum += a[i] * b[i] }
    return sum
  }

  /// Eight components from a byte offset on.
  @inline(__always)
  static func lanes(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Lanes {
    // SAFETY: the caller has shown that offset + 32 <= bytes.count.
    unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
  }

  /// The sum of eight lanes, halves first: the order is the same on every machine.
  @inline(__always)
  static func total(_ lanes: Lanes) -> Float {
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// Writes 32 components from a byte offset on.
  @inline(__always)
  static func store(
    _ s0: Lanes, _ s1: Lanes, _ s2: Lanes, _ s3: Lanes,
    to bytes: UnsafeMutableRawBufferPointer, _ offset: Int
  ) {
    // SAFETY: the caller has shown that offset + 128 <= bytes.count.
    unsafe bytes.storeBytes(of: s0, toByteOffset: offset, as: Lanes.self)
    unsafe bytes.storeBytes(of: s1, toByteOffset: offset &+ 32, as: Lanes.self)
    unsafe bytes.storeBytes(of: s2, toByteOffset: offset &+ 64, as: Lanes.self)
    unsafe bytes.storeBytes(of: s3, toByteOffset: offset &+ 96, as: Lanes.self)
  }
}
