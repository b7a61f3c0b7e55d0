import Testing
import Vectors

@Suite("Packed rows") struct PackedRowTests {
  static func packed(_ columns: [Int32], _ values: [Float]) -> [UInt8] {
    var text: [UInt8] = []
    PackedRow.append(columns.span, values.span, to: &text)
    return text
  }

  static func row(_ text: [UInt8]) -> PackedRow? { PackedRow(text.span) }

  @Test func `a row of one column, by hand`() {
    // A distance of 3 from -1, and 1.0 as 00 00 80 3F.
    #expect(Self.packed([2], [1]) == Array("AwAAgD8=".utf8))
  }

  @Test func `rows come back to the bit`() throws {
    let columns: [Int32] = [0, 1, 127, 255, 256, 16_640, 3_000_000, .max]
    let values: [Float] = [0, -0.0, 1, -1.5, .leastNonzeroMagnitude, .infinity, 0.1, 3]
    let row = try #require(Self.row(Self.packed(columns, values)))
    #expect(row.columns == columns)
    #expect(row.values.map(\.bitPattern) == values.map(\.bitPattern))
    #expect(Self.row([])?.columns == [])
  }

  @Test(arguments: [
    // Cut short, a distance of 0, one that never ends, and one beyond all columns.
    [1, 0, 0, 0], [1, 0, 0, 0, 0, 1], [0, 0, 0, 128, 63],
    [1, 0, 0, 128, 63, 0, 0, 0, 128, 63], [255, 255, 255, 255, 255, 1, 0, 0, 0, 0],
    [255, 255, 255, 255, 15, 0, 0, 0, 0],
  ])
  func `what is no row is none`(bytes: [UInt8]) {
    var text: [UInt8] = []
    Base64.append(bytes.span, to: &text)
    #expect(Self.row(text)?.columns == nil)
  }
}
