extension Span<UInt8> {
  /// Whether the bytes are well-formed UTF-8.
  package var isUTF8: Bool { Kernels.isUTF8(self) }

  /// The UTF-8 sequence at `start`: its length and whether it is well-formed.
  ///
  /// Of an ill-formed sequence the length is that of its maximal subpart (Unicode,
  /// section 3.9), which a decoder replaces by one U+FFFD.
  package func utf8Sequence(at start: Int) -> (count: Int, isValid: Bool) {
    let first = self[start]
    if first < 0x80 { return (1, true) }
    let needed: Int
    var allowed: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: needed = 2
    case 0xE0: (needed, allowed) = (3, 0xA0...0xBF)
    case 0xED: (needed, allowed) = (3, 0x80...0x9F)
    case 0xE1...0xEF: needed = 3
    case 0xF0: (needed, allowed) = (4, 0x90...0xBF)
    case 0xF4: (needed, allowed) = (4, 0x80...0x8F)
    case 0xF1...0xF3: needed = 4
    default: return (1, false)
    }
    for length in 1..<needed {
      guard start + length < self.count, allowed ~= self[start + length] else {
        return (length, false)
      }
      allowed = 0x80...0xBF
    }
    return (needed, true)
  }
}
