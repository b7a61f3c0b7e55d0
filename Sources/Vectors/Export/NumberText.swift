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
  package mutating func append(sixDecimals value: Double) { append(value, decimals: 6) }

  /// Appends a number with exactly so many decimals, ties away from zero; what is not finite
  /// as 0.
  ///
  /// - Precondition: the magnitude times 10^`decimals` is below 2⁶².
  package mutating func append(_ value: Double, decimals: Int) {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = value.isFinite ? Int((value * Double(scale)).rounded()) : 0
    if units < 0 { append(UInt8(ascii: "-")) }
    append(decimal: Int(units.magnitude / UInt(scale)))
    guard decimals > 0 else { return }
    append(UInt8(ascii: "."))
    var (rest, unit) = (units.magnitude % UInt(scale), UInt(scale / 10))
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
