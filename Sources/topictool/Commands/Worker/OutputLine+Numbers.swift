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
    append(packed: PackedRow.bytes(columns, values))
  }
}

extension InputLine {
  /// What cosines are from, and the values of rows: 0 to 1 and what rounding adds.
  static let cosines = 0...2 as ClosedRange<Float>

  /// A field that is a row of a matrix, whose values are as those of unit rows.
  func row(_ index: Int, _ expected: String) throws(WorkerError) -> PackedRow {
    let bytes = try packed(index)
    guard let row = try? PackedRow(bytes.span),
      row.values.allSatisfy({ Self.cosines.contains($0) })
    else { throw fault(expected) }
    return row
  }

  /// A field of 8 hexadecimal digits, the bits of a cosine in single precision.
  func cosine(_ index: Int) throws(WorkerError) -> Float {
    let bits = try hexadecimal(index, "a cosine", digits: 8)
    let cosine = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    guard Self.cosines.contains(cosine) else { throw fault("the bits of a cosine") }
    return cosine
  }
}

extension String {
  fileprivate func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - utf8.count)) + self
  }
}
