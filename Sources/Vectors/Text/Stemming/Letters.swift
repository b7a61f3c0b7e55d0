/// A letter of a word that is being stemmed: a scalar below U+10000.
struct Letter: Sendable, Hashable, ExpressibleByUnicodeScalarLiteral {
  let value: UInt16

  @inline(__always)
  init(_ value: UInt16) {
    self.value = value
  }

  init(_ scalar: Unicode.Scalar) {
    value = UInt16(truncatingIfNeeded: scalar.value)
  }

  @inline(__always)
  init(unicodeScalarLiteral scalar: Unicode.Scalar) {
    value = UInt16(truncatingIfNeeded: scalar.value)
  }
}

/// A set of letters of one alphabet: Latin up to U+00FF, or Cyrillic from U+0400.
struct LetterSet: Sendable {
  private let base: UInt16
  private var bits = InlineArray<4, UInt64>(repeating: 0)

  /// The letters of a text.
  init(_ letters: String) {
    base = (letters.unicodeScalars.first?.value ?? 0) >= 0x400 ? 0x400 : 0
    for scalar in letters.unicodeScalars {
      let place = Int(Letter(scalar).value &- base)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
  }

  @inline(__always)
  func contains(_ letter: Letter) -> Bool {
    let place = Int(letter.value &- base)
    return place < 256 && bits[place &>> 6] &>> UInt64(place & 63) & 1 != 0
  }
}
