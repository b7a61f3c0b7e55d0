extension [UInt8] {
  /// Appends the bytes of a span, by one copy.
  package mutating func append(copying bytes: Span<UInt8>) {
    // SAFETY: the buffer is only read, and only inside the closure.
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension String {
  /// The text of UTF-8 bytes; ill-formed ones become U+FFFD.
  package init(copying bytes: Span<UInt8>) {
    // SAFETY: the buffer is only read, and only inside the closure.
    self = unsafe bytes.withUnsafeBufferPointer {
      unsafe String(decoding: $0, as: UTF8.self)
    }
  }
}
