/// Where a writer puts its bytes: a file, standard output, an array.
public protocol ByteSink {
  /// Takes the bytes, after all that came before.
  mutating func write(_ bytes: Span<UInt8>) throws(ExportError)
}

extension [UInt8]: ByteSink {
  /// Appends the bytes.
  public mutating func write(_ bytes: Span<UInt8>) throws(ExportError) {
    append(copying: bytes)
  }
}

extension ByteSink {
  /// Takes a text, after all that came before.
  mutating func write(_ text: String) throws(ExportError) {
    try write(Array(text.utf8).span)
  }

  /// Writes what the array holds and empties it, once it is large enough to be worth a
  /// call.
  @inline(__always)
  mutating func drain(
    _ buffer: inout [UInt8], above size: Int = 1 << 15
  ) throws(ExportError) {
    guard buffer.count > size else { return }
    try write(buffer.span)
    buffer.removeAll(keepingCapacity: true)
  }
}
