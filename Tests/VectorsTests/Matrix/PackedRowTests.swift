import Testing
import Vectors

@Suite("Packed rows") struct PackedRowTests {
  static func packed(_ columns: [Int32], _ values: [Float]) -> [UInt8] {
    PackedRow.bytes(columns.span, values.span)
  }

  static func row(_ bytes: [UInt8]) throws -> PackedRow { try PackedRow(bytes.span) }

  @Test func `a row of two columns, by hand`() {
    // Two columns before the first, none between; 1.0 is 00 00 80 3F.
    #expect(Self.packed([2, 3], [1, 0]) == [2, 0, 0, 0x80, 0x3F, 0, 0, 0, 0, 0])
  }

  @Test func `rows come back to the bit`() throws {
    let columns: [Int32] = [0, 1, 127, 255, 256, 16_640, 3_000_000, .max]
    let values: [Float] = [0, -0.0, 1, -1.5, .leastNonzeroMagnitude, .infinity, 0.1, 3]
    let row = try Self.row(Self.packed(columns, values))
    #expect(row.columns == columns)
    #expect(row.values.map(\.bitPattern) == values.map(\.bitPattern))
    #expect(try Self.row([]).columns == [])
  }

  @Test(arguments: [
    // Cut short, a number that never ends, and columns beyond all.
    [1, 0, 0, 0], [1, 0, 0, 0, 0, 1], [0, 0, 0, 128],
    [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0],
    [128, 128, 128, 128, 8, 0, 0, 0, 0],
    [255, 255, 255, 255, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [255, 255, 255, 255, 255, 255, 255, 255, 127, 0, 0, 0, 0],
  ])
  func `what is no row is none`(bytes: [UInt8]) {
    #expect(throws: ModelFileError.damaged) { try Self.row(bytes) }
  }
}
