// One store of four bytes in place of up to three stores of one byte, each with its own
// check: the analyzer writes every letter through it. Bytes past the wanted ones are
// overwritten by the letters that follow.

extension Kernels {
  /// Stores the four bytes of `value`, lowest first: what ``store(_:at:in:)`` is checked
  /// against.
  ///
  /// - Precondition: four bytes from `offset` on lie in `bytes`.
  package static func storeReference(
    _ value: UInt32, at offset: Int, in bytes: inout MutableSpan<UInt8>
  ) {
    for place in 0..<4 {
      bytes[offset + place] = UInt8(truncatingIfNeeded: value >> UInt32(8 * place))
    }
  }

  /// Stores the four bytes of `value`, lowest first.
  ///
  /// - Precondition: four bytes from `offset` on lie in `bytes`.
  @inline(__always)
  package static func store(
    _ value: UInt32, at offset: Int, in bytes: inout MutableSpan<UInt8>
  ) {
    precondition(
      offset >= 0 && offset <= bytes.count &- 4,
      "four bytes at \(offset) of \(bytes.count)")
    unsafe bytes.withUnsafeMutableBytes { bytes in
      // SAFETY: offset + 4 <= bytes.count.
      unsafe bytes.storeBytes(
        of: value.littleEndian, toByteOffset: offset, as: UInt32.self)
    }
  }
}
