import Foundation
import Vectors

/// Reads the sparse matrices that ``NPZ`` writes: members stored as they are, 32-bit
/// indices, 32-bit values.
struct MatrixFile {
  /// What makes a file no such matrix.
  struct Malformed: Error {
    let reason: String
  }

  private let bytes: [UInt8]
  private var members: [String: Range<Int>] = [:]

  /// The matrix of a file.
  static func matrix(at path: String) throws -> SparseMatrix {
    let file = try MatrixFile(path: path)
    let shape = try file.numbers("shape.npy", width: 8)
    return SparseMatrix(
      columnCount: Int(shape[1]), rowStarts: try file.numbers("indptr.npy", width: 4),
      columns: try file.numbers("indices.npy", width: 4).map(Int32.init),
      values: try file.numbers("data.npy", width: 4).map {
        Float(bitPattern: UInt32($0))
      })
  }

  private init(path: String) throws {
    bytes = Array(try Data(contentsOf: URL(filePath: path)))
    var offset = 0
    while offset + 30 <= bytes.count, number(at: offset, width: 4) == 0x0403_4B50 {
      let name = offset + 30
      let extra = name + number(at: offset + 26, width: 2)
      let content = extra + number(at: offset + 28, width: 2)
      // Both sizes stand in the 64-bit field, behind its four bytes of kind and length.
      let size = number(at: extra + 4, width: 8)
      guard content + size <= bytes.count else { throw Malformed(reason: "cut short") }
      members[String(decoding: bytes[name..<extra], as: UTF8.self)] =
        content..<content + size
      offset = content + size
    }
  }

  /// The elements of an array, by the bytes of each, lowest first.
  private func numbers(_ name: String, width: Int) throws -> [Int] {
    guard let member = members[name] else { throw Malformed(reason: "no \(name)") }
    let start = member.lowerBound + 10 + number(at: member.lowerBound + 8, width: 2)
    return stride(from: start, to: member.upperBound, by: width).map {
      number(at: $0, width: width)
    }
  }

  private func number(at offset: Int, width: Int) -> Int {
    (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
