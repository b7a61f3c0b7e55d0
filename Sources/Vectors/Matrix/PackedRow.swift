/// A row of a sparse matrix as bytes, in which it goes from process to process.
///
/// Of each cell how far its column is behind the one before, as a small number, and the four
/// bytes of its value, lowest first.
package struct PackedRow: Sendable {
  /// The columns, ascending.
  package private(set) var columns: [Int32] = []
  /// A value for each.
  package private(set) var values: [Float] = []

  /// The row of some bytes.
  ///
  /// - Throws: ``ModelFileError/damaged`` for what ``bytes(_:_:)`` does not make.
  package init(_ bytes: Span<UInt8>) throws(ModelFileError) {
    var (offset, next) = (0, 0)
    while offset < bytes.count {
      let gap = try bytes.smallNumber(at: &offset)
      guard gap <= Int(Int32.max) - next, bytes.count - offset >= 4 else {
        throw .damaged
      }
      columns.append(Int32(next + gap))
      values.append(Float(bitPattern: Kernels.loadUInt32(bytes, at: offset)))
      offset += 4
      next += gap + 1
    }
  }

  /// A row as bytes.
  ///
  /// - Parameters:
  ///   - columns: ascending, from 0.
  ///   - values: one for each.
  /// - Returns: the bytes, none for an empty row.
  package static func bytes(_ columns: Span<Int32>, _ values: Span<Float>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(6 * columns.count)
    var next: Int32 = 0
    for cell in columns.indices {
      bytes.append(small: UInt64(columns[cell] - next))
      bytes.append(little: values[cell].bitPattern)
      next = columns[cell] &+ 1
    }
    return bytes
  }
}
