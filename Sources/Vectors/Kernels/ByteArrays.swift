extension Array where Element: BitwiseCopyable {
  /// Appends the elements of a span, by one copy.
  package mutating func append(copying elements: Span<Element>) {
    // SAFETY: the buffer is only read, and only inside the closure.
    unsafe elements.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
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
