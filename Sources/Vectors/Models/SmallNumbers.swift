// LEB128: seven bits to a byte, the lowest first; the highest bit says that more follow.

extension [UInt8] {
  /// Appends a number in as few bytes as it needs, seven bits to each.
  package mutating func append(small number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}

extension Span<UInt8> {
  /// The number that `append(small:)` put at an offset.
  ///
  /// - Parameter offset: where it starts, and then where it ended.
  /// - Returns: the number.
  /// - Throws: ``ModelFileError/damaged`` if the bytes end before it does, or it is too
  ///   large for 63 bits.
  package func smallNumber(at offset: inout Int) throws(ModelFileError) -> Int {
    var number = 0
    var shift = 0
    while offset < count, shift < 63 {
      let byte = self[offset]
      offset += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw .damaged
  }
}
