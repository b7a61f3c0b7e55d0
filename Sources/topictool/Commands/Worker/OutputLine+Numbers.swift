internal import Vectors

extension OutputLine {
  /// Adds the bits of a number of single precision, as 8 hexadecimal digits.
  mutating func append(bits number: Float) {
    append(text: String(number.bitPattern, radix: 16).leftPadded(to: 8))
  }

  /// Adds a number with so many decimals, as tables for other programs have it.
  mutating func append(_ number: Double, decimals: Int) {
    var digits: [UInt8] = []
    digits.append(number, decimals: decimals)
    append(raw: digits.span)
  }

  /// Adds a row of a matrix.
  mutating func append(columns: Span<Int32>, values: Span<Float>) {
    var letters: [UInt8] = []
    PackedRow.append(columns, values, to: &letters)
    append(raw: letters.span)
  }
}

extension InputLine {
  /// A field of 8 hexadecimal digits, the bits of a number of single precision.
  func bits(_ index: Int, _ name: StaticString) throws(WorkerError) -> Float {
    Float(
      bitPattern: UInt32(truncatingIfNeeded: try hexadecimal(index, name, digits: 8)))
  }
}

extension String {
  fileprivate func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - utf8.count)) + self
  }
}
