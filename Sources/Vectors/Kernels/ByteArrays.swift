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

extension [UInt8] {
  /// Appends zeros, by copies: faster than a repeated element, which is stored one by one.
  package mutating func append(zeros count: Int) {
    var rest = count
    while rest > 0 {
      let next = Swift.min(rest, zeroBytes.count)
      append(copying: zeroBytes.span.extracting(0..<next))
      rest -= next
    }
  }
}

private let zeroBytes = [UInt8](repeating: 0, count: 4096)
