extension [UInt8] {
  /// Appends the UTF-8 of a code point, that of U+FFFD for what is not a scalar value.
  mutating func append(codePoint value: UInt32) {
    append(scalar: Unicode.Scalar(value) == nil ? 0xFFFD : value)
  }
}

extension Span<UInt8> {
  /// Whether the bytes from `start` on begin with those of `text`.
  func holds(_ text: [UInt8], at start: Int = 0) -> Bool {
    guard start + text.count <= count else { return false }
    for i in text.indices where self[start + i] != text[i] { return false }
    return true
  }

  /// Whether two runs hold the same bytes.
  func equals(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for i in indices where self[i] != other[i] { return false }
    return true
  }

  /// The bytes without white space (space, tab, line ends) on either side.
  @_lifetime(copy self)
  func trimmed() -> Span<UInt8> {
    var (start, end) = (0, count)
    while start < end, self[start].isWhiteSpace { start += 1 }
    while end > start, self[end - 1].isWhiteSpace { end -= 1 }
    return extracting(start..<end)
  }
}

extension UInt8 {
  /// Space, tab, line feed, carriage return and the other ASCII separators.
  var isWhiteSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }

  /// `A` to `Z` as `a` to `z`, everything else as it is.
  var lowercasedASCII: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }

  /// Whether it is an ASCII digit.
  var isDigit: Bool { 0x30...0x39 ~= self }
}
