// Numbers as text, the same on every machine and in every locale.

extension [UInt8] {
  /// Appends an integer in decimal digits.
  package mutating func append(decimal value: Int) {
    var rest = value.magnitude
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if value < 0 { append(UInt8(ascii: "-")) }
    var (low, high) = (start, count - 1)
    while low < high {
      swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  /// Appends a number with exactly six decimals, ties away from zero; what is not finite
  /// as 0.
  ///
  /// - Precondition: the magnitude is below 2⁴².
  package mutating func append(sixDecimals value: Double) {
    let millionths = value.isFinite ? Int((value * 1e6).rounded()) : 0
    let magnitude = millionths.magnitude
    if millionths < 0 { append(UInt8(ascii: "-")) }
    append(decimal: Int(magnitude / 1_000_000))
    append(UInt8(ascii: "."))
    var (rest, unit) = (magnitude % 1_000_000, 100_000 as UInt)
    while unit > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  /// Appends the shortest decimal that reads back as the same single-precision number.
  package mutating func append(shortest value: Float) {
    append(contentsOf: value.description.utf8)
  }
}
