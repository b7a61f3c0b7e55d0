import Foundation
import Vectors

/// A matrix of any shape is the same when its npz archive is read: members, checksums, shapes
/// and numbers.
enum Matrices: Target {
  static let name = "npz"

  static func run(_ input: [UInt8]) {
    var draws = Draws(input)
    let columnCount = 1 + draws.number(below: 500)
    var (starts, columns, values) = ([0], [Int32](), [Float]())
    for _ in 0..<draws.number(below: 20) {
      var column = draws.number(below: 40)
      while column < columnCount, !draws.isEmpty {
        columns.append(Int32(column))
        values.append(Float(Int(draws.byte()) - 128) / 16)
        column += 1 + draws.number(below: 64)
      }
      starts.append(columns.count)
    }
    let matrix = SparseMatrix(
      columnCount: columnCount, rowStarts: starts, columns: columns, values: values)
    var bytes: [UInt8] = []
    try? NPZ.write(matrix, to: &bytes)
    guard let members = try? StoredZip(bytes).members else { fatalError("no archive") }
    let arrays = Dictionary(
      uniqueKeysWithValues: members.map { ($0.name, NPYFile(Array($0.content))) })
    hold(arrays["indices.npy"]?.numbers(as: Int32.self) == columns, "indices")
    hold(
      arrays["indptr.npy"]?.numbers(as: Int32.self) == starts.map { Int32($0) }, "indptr")
    hold(
      arrays["data.npy"]?.numbers(as: UInt32.self) == values.map(\.bitPattern), "data")
    hold(
      arrays["shape.npy"]?.numbers(as: Int64.self)
        == [Int64(starts.count - 1), Int64(columnCount)], "shape")
  }
}

/// A file of one NumPy array, read as NumPy's `lib/format` describes it.
private struct NPYFile {
  let content: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    hold(bytes.starts(with: [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]), "no array")
    let end = 10 + Int(bytes[8]) | Int(bytes[9]) << 8
    hold(end.isMultiple(of: 64), "a header of \(end) bytes")
    content = bytes[end...]
  }

  /// The elements, the least byte first.
  func numbers<Number: FixedWidthInteger>(as type: Number.Type) -> [Number] {
    let size = Number.bitWidth / 8
    return stride(from: content.startIndex, to: content.endIndex, by: size).map { start in
      (0..<size).reversed().reduce(0) {
        $0 << 8 | Number(truncatingIfNeeded: content[start + $1])
      }
    }
  }
}
