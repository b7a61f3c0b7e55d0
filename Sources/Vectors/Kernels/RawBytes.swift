extension Kernels {
  /// The bytes that numbers are stored in, in the byte order of the machine.
  @_lifetime(copy numbers)
  package static func bytes<Number: FixedWidthInteger & BitwiseCopyable>(
    of numbers: Span<Number>
  ) -> Span<UInt8> {
    // SAFETY: integers have no padding, and any byte is a UInt8.
    unsafe Span(_bytes: numbers.bytes)
  }

  /// The bytes that numbers are stored in, in the byte order of the machine.
  @_lifetime(copy numbers)
  package static func bytes(of numbers: Span<Float>) -> Span<UInt8> {
    // SAFETY: floats have no padding, and any byte is a UInt8.
    unsafe Span(_bytes: numbers.bytes)
  }
}
