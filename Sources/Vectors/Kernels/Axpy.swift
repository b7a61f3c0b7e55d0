// Each component is touched by one multiplication and one addition, as in the reference,
// so kernel and reference agree to the last bit. In a release build the compiler turns the
// references into the same instructions; the kernels are as fast in every build and do not
// depend on its finding that the two spans cannot overlap.

extension Kernels {
  /// yᵢ += a·xᵢ one after another: what ``axpy(_:_:into:)`` is checked against.
  ///
  /// - Precondition: `x.count == y.count`.
  package static func axpyReference(
    _ a: Float, _ x: Span<Float>, into y: inout MutableSpan<Float>
  ) {
    precondition(x.count == y.count, "axpy: \(x.count) into \(y.count) components")
    for i in x.indices { y[i] = y[i] + a * x[i] }
  }

  /// yᵢ += a·xᵢ, four lanes of eight at a time.
  ///
  /// - Precondition: `x.count == y.count`.
  package static func axpy(
    _ a: Float, _ x: Span<Float>, into y: inout MutableSpan<Float>
  ) {
    precondition(x.count == y.count, "axpy: \(x.count) into \(y.count) components")
    let count = x.count
    let blocked = count & ~31
    unsafe x.withUnsafeBytes { x in
      unsafe y.withUnsafeMutableBytes { y in
        let read = UnsafeRawBufferPointer(y)
        // SAFETY: offset + 128 <= 4 * blocked <= the byte count of both.
        for offset in stride(from: 0, to: blocked &* 4, by: 128) {
          let s0 = unsafe lanes(read, offset) + a * lanes(x, offset)
          let s1 = unsafe lanes(read, offset &+ 32) + a * lanes(x, offset &+ 32)
          let s2 = unsafe lanes(read, offset &+ 64) + a * lanes(x, offset &+ 64)
          let s3 = unsafe lanes(read, offset &+ 96) + a * lanes(x, offset &+ 96)
          unsafe store(s0, s1, s2, s3, to: y, offset)
        }
      }
    }
    for i in blocked..<count { y[i] = y[i] + a * x[i] }
  }

  /// yᵢ = a·yᵢ one after another: what ``scale(_:by:)`` is checked against.
  package static func scaleReference(_ y: inout MutableSpan<Float>, by a: Float) {
    for i in y.indices { y[i] = a * y[i] }
  }

  /// yᵢ = a·yᵢ, four lanes of eight at a time.
  package static func scale(_ y: inout MutableSpan<Float>, by a: Float) {
    let count = y.count
    let blocked = count & ~31
    unsafe y.withUnsafeMutableBytes { y in
      let read = UnsafeRawBufferPointer(y)
      // SAFETY: offset + 128 <= 4 * blocked <= y.count.
      for offset in stride(from: 0, to: blocked &* 4, by: 128) {
        let p0 = unsafe a * lanes(read, offset)
        let p1 = unsafe a * lanes(read, offset &+ 32)
        let p2 = unsafe a * lanes(read, offset &+ 64)
        let p3 = unsafe a * lanes(read, offset &+ 96)
        unsafe store(p0, p1, p2, p3, to: y, offset)
      }
    }
    for i in blocked..<count { y[i] = a * y[i] }
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
