/// A row of a sparse matrix as letters, in which it goes from process to process.
///
/// Base64 of the distances of the columns, each from the one before it (the first from -1), as
/// LEB128, and behind each the four bytes of its value, lowest first.
package struct PackedRow: Sendable {
  /// The columns, ascending.
  package private(set) var columns: [Int32] = []
  /// A value for each.
  package private(set) var values: [Float] = []

  /// The row of some letters; nil for what ``append(_:_:to:)`` does not write.
  package init?(_ text: Span<UInt8>) {
    var bytes: [UInt8] = []
    guard Base64.decode(text, to: &bytes) else { return nil }
    var place = 0
    var column: Int64 = -1
    while place < bytes.count {
      var (distance, shift): (Int64, Int64) = (0, 0)
      while place < bytes.count, bytes[place] >= 0x80, shift < 28 {
        distance |= Int64(bytes[place] & 0x7F) << shift
        shift += 7
        place += 1
      }
      guard place + 4 < bytes.count, bytes[place] < 0x80 else { return nil }
      column += distance | Int64(bytes[place]) << shift
      guard column > Int64(columns.last ?? -1), column <= Int64(Int32.max) else {
        return nil
      }
      columns.append(Int32(column))
      let bits = (1...4).reversed().reduce(0 as UInt32) {
        $0 << 8 | UInt32(bytes[place + $1])
      }
      values.append(Float(bitPattern: bits))
      place += 5
    }
  }

  /// Appends a row as letters.
  ///
  /// - Parameters:
  ///   - columns: ascending, from 0.
  ///   - values: one for each.
  ///   - text: what to append to.
  package static func append(
    _ columns: Span<Int32>, _ values: Span<Float>, to text: inout [UInt8]
  ) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(6 * columns.count)
    var last: Int32 = -1
    for cell in columns.indices {
      var distance = UInt32(bitPattern: columns[cell] &- last)
      last = columns[cell]
      while distance >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: distance) | 0x80)
        distance >>= 7
      }
      bytes.append(UInt8(distance))
      bytes.append(little: values[cell].bitPattern)
    }
    Base64.append(bytes.span, to: &text)
  }
}
