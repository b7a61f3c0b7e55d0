extension Span<UInt8> {
  /// The scalar whose encoding starts at `offset`, and the bytes it takes.
  ///
  /// The bytes are taken to be UTF-8. Where they are not, the byte stands for U+FFFD: no
  /// text can lead outside of its span.
  @inline(__always)
  package func scalar(at offset: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return (lead, 1) }
    if lead >= 0xC2, lead < 0xE0, offset + 1 < count {
      return ((lead & 0x1F) << 6 | UInt32(self[offset + 1]) & 0x3F, 2)
    }
    if lead >= 0xE0, lead < 0xF0, offset + 2 < count {
      let middle = UInt32(self[offset + 1]) & 0x3F
      return ((lead & 0xF) << 12 | middle << 6 | UInt32(self[offset + 2]) & 0x3F, 3)
    }
    if lead >= 0xF0, lead < 0xF5, offset + 3 < count {
      let second = UInt32(self[offset + 1]) & 0x3F
      let third = UInt32(self[offset + 2]) & 0x3F
      let tail = third << 6 | UInt32(self[offset + 3]) & 0x3F
      // F4 may not be followed by more than 8F; a table has no place beyond U+10FFFF.
      return (Swift.min((lead & 7) << 18 | second << 12 | tail, 0x10FFFF), 4)
    }
    return (0xFFFD, 1)
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar.
  mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(scalar))
    } else if scalar < 0x800 {
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    } else {
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
