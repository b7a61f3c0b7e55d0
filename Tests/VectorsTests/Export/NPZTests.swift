import Testing
import Vectors

@Suite("NumPy files") struct NPZTests {
  @Test
  func `a header names type and shape and fills 64 bytes`() {
    let header = NPY.header(of: .float32, shape: [2, 3])
    let text = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
    #expect(header.prefix(10) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0])
    #expect(
      String(decoding: header.dropFirst(10), as: UTF8.self)
        == text + String(repeating: " ", count: 117 - text.utf8.count) + "\n")
    #expect(header.count == 128)
  }

  @Test(arguments: [([], "()"), ([5], "(5,)"), ([1, 2, 3], "(1, 2, 3)")])
  func `a shape is a Python tuple`(shape: [Int], tuple: String) {
    let header = NPY.header(of: .int64, shape: shape)
    let text = String(decoding: header, as: UTF8.self)
    #expect(text.contains("'descr': '<i8'"))
    #expect(text.contains("'shape': \(tuple), "))
    #expect(header.count.isMultiple(of: 64))
  }

  @Test
  func `an archive holds the arrays of a CSR matrix`() throws {
    let matrix = SparseMatrix(
      columnCount: 4, rowStarts: [0, 2, 2, 3], columns: [0, 3, 1], values: [1, 0.5, -2])
    var bytes: [UInt8] = []
    try NPZ.write(matrix, to: &bytes)
    let members = try StoredZip(bytes).members

    #expect(
      members.map(\.name) == [
        "indices.npy", "indptr.npy", "format.npy", "shape.npy", "data.npy",
      ])
    #expect(members[0].content.suffix(12) == [0, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0])
    #expect(
      members[1].content.suffix(16) == [0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0])
    #expect(members[2].content.suffix(4) == Array("\ncsr".utf8))
    #expect(
      members[3].content.suffix(16) == [3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0])
    #expect(
      members[4].content.suffix(12) == [0, 0, 0x80, 0x3F, 0, 0, 0, 0x3F, 0, 0, 0, 0xC0])
  }

  @Test
  func `long index arrays are written in pieces that join`() throws {
    let rowStarts = Array(0...40_000)
    let matrix = SparseMatrix(
      columnCount: 1, rowStarts: rowStarts, columns: Array(repeating: 0, count: 40_000),
      values: Array(repeating: 1, count: 40_000))
    var bytes: [UInt8] = []
    try NPZ.write(matrix, to: &bytes)

    let starts = try StoredZip(bytes).members[1].content.dropFirst(128)
    let numbers = stride(from: starts.startIndex, to: starts.endIndex, by: 4).map { i in
      (0..<4).reduce(0) { $0 | Int(starts[i + $1]) << (8 * $1) }
    }
    #expect(numbers == rowStarts)
  }
}
