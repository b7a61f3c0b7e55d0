// The kernels compare and take minima sixteen slots at a time, which is one AVX2 register.
// They differ from their references in nothing but the order of work: the results are
// whole numbers and agree exactly.

extension Kernels {
  private typealias Slots = SIMD16<UInt16>

  /// Number of places in which two sketches agree: what ``equalCount(_:_:)`` is checked
  /// against.
  package static func equalCountReference(_ a: Span<UInt16>, _ b: Span<UInt16>) -> Int {
    var count = 0
    for i in a.indices where a[i] == b[i] { count += 1 }
    return count
  }

  /// Number of places in which two sketches agree.
  ///
  /// - Precondition: `a.count == b.count`, below 2²⁰.
  package static func equalCount(_ a: Span<UInt16>, _ b: Span<UInt16>) -> Int {
    precondition(a.count == b.count, "equalCount: \(a.count) against \(b.count) slots")
    // A lane counts one in sixteen slots and must not pass 65,535.
    precondition(a.count < 1 << 20, "equalCount: \(a.count) slots")
    let blocked = a.count & ~15
    var counts = Slots.zero
    unsafe a.withUnsafeBytes { a in
      unsafe b.withUnsafeBytes { b in
        // SAFETY: offset + 32 <= 2 * blocked <= the byte count of both.
        for offset in stride(from: 0, to: blocked &* 2, by: 32) {
          let x = unsafe a.loadUnaligned(fromByteOffset: offset, as: Slots.self)
          let y = unsafe b.loadUnaligned(fromByteOffset: offset, as: Slots.self)
          counts.replace(with: counts &+ 1, where: x .== y)
        }
      }
    }
    var total = 0
    for lane in counts.indices { total += Int(counts[lane]) }
    for i in blocked..<a.count where a[i] == b[i] { total += 1 }
    return total
  }

  /// Lowers every place of `b` to that of `a` where it is less: what
  /// ``minimum(_:into:)`` is checked against.
  package static func minimumReference(
    _ a: Span<UInt16>, into b: inout MutableSpan<UInt16>
  ) {
    for i in a.indices where a[i] < b[i] { b[i] = a[i] }
  }

  /// Lowers every place of `b` to that of `a` where it is less: merges two sketches.
  ///
  /// - Precondition: `a.count == b.count`.
  package static func minimum(_ a: Span<UInt16>, into b: inout MutableSpan<UInt16>) {
    precondition(a.count == b.count, "minimum: \(a.count) against \(b.count) slots")
    let blocked = a.count & ~15
    unsafe a.withUnsafeBytes { a in
      unsafe b.withUnsafeMutableBytes { b in
        // SAFETY: offset + 32 <= 2 * blocked <= the byte count of both.
        for offset in stride(from: 0, to: blocked &* 2, by: 32) {
          let x = unsafe a.loadUnaligned(fromByteOffset: offset, as: Slots.self)
          let y = unsafe b.loadUnaligned(fromByteOffset: offset, as: Slots.self)
          unsafe b.storeBytes(
            of: pointwiseMin(x, y), toByteOffset: offset, as: Slots.self)
        }
      }
    }
    for i in blocked..<a.count where a[i] < b[i] { b[i] = a[i] }
  }
}
