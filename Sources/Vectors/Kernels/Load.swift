// Numbers as files hold them: the least byte first, at any address. One load each, where
// putting a number together byte by byte takes eight.

extension Kernels {
  /// The number in the four bytes from an offset on, the least byte first.
  ///
  /// - Precondition: there are that many bytes.
  @inlinable
  package static func loadUInt32(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    precondition(
      offset >= 0 && offset <= bytes.count - 4, "4 bytes at \(offset) of \(bytes.count)")
    // SAFETY: 0 <= offset and offset + 4 <= bytes.count.
    return unsafe bytes.bytes.unsafeLoadUnaligned(
      fromByteOffset: offset, as: UInt32.self
    ).littleEndian
  }

  /// The number in the eight bytes from an offset on, the least byte first.
  ///
  /// - Precondition: there are that many bytes.
  @inlinable
  package static func loadUInt64(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    precondition(
      offset >= 0 && offset <= bytes.count - 8, "8 bytes at \(offset) of \(bytes.count)")
    // SAFETY: 0 <= offset and offset + 8 <= bytes.count.
    return unsafe bytes.bytes.unsafeLoadUnaligned(
      fromByteOffset: offset, as: UInt64.self
    ).littleEndian
  }
}
