/// Numbers without padding, for which any bytes are a value: they can be written as they
/// are stored, and read back.
package protocol PlainNumber: BitwiseCopyable, Sendable, ExpressibleByIntegerLiteral {}

extension Int: PlainNumber {}
extension UInt8: PlainNumber {}
extension UInt16: PlainNumber {}
extension UInt32: PlainNumber {}
extension UInt64: PlainNumber {}
extension Int32: PlainNumber {}
extension Float: PlainNumber {}

extension Kernels {
  /// The bytes that numbers are stored in, in the byte order of the machine.
  @_lifetime(copy numbers)
  package static func bytes(of numbers: Span<some PlainNumber>) -> Span<UInt8> {
    // SAFETY: plain numbers have no padding, and any byte is a UInt8.
    unsafe Span(_bytes: numbers.bytes)
  }
}
