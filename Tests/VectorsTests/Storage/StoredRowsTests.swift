import Foundation
import Testing
import Vectors

@Suite("Stored rows") struct StoredRowsTests {
  /// A hundred thousand rows of three numbers, more than are written at once.
  static let numbers = (0..<600_000).map { UInt16(truncatingIfNeeded: $0 &* 7919) }

  func rows(
    budget: Int, folder: String = NSTemporaryDirectory(), appending step: Int
  ) throws -> StoredRows<UInt16> {
    var rows = StoredRows<UInt16>(
      width: 3, expecting: 1000, budget: budget, folder: folder)
    for start in stride(from: 0, to: Self.numbers.count, by: 3 * step) {
      let end = min(start + 3 * step, Self.numbers.count)
      try rows.append(Self.numbers.span.extracting(start..<end))
    }
    return rows
  }

  @Test(arguments: [0, 5, 6, 100_000, 599_994, 1 << 30], [70_000, 200_000])
  func `are read back whatever the budget`(budget: Int, step: Int) throws {
    let rows = try rows(budget: budget, appending: step)
    #expect(rows.count == 200_000)
    var scratch: [UInt16] = []
    // Within what is held, across its end, in the file, across the end of that, at the end.
    for range in [0..<1, 0..<2, 16_000..<17_000, 99_000..<180_000, 199_999..<200_000] {
      let read = try rows.withRows(range, scratch: &scratch) { numbers in
        numbers.indices.map { numbers[$0] }
      }
      #expect(read == Array(Self.numbers[3 * range.lowerBound..<3 * range.upperBound]))
    }
  }

  @Test func `a folder that takes no files is named, once it is needed`() throws {
    let reason = ExportError.unwritable(
      path: "a temporary file in /no/such", reason: "No such file or directory")
    #expect(throws: reason) {
      try rows(budget: 1000, folder: "/no/such", appending: 200_000)
    }
    _ = try rows(budget: 1 << 21, folder: "/no/such", appending: 200_000)
  }

  @Test func `rows of an array are those of the array`() throws {
    let rows = StoredRows(Array(Self.numbers.prefix(12)), width: 4)
    #expect(rows.count == 3)
    var scratch: [UInt16] = []
    let last = try rows.withRows(2..<3, scratch: &scratch) { $0[3] }
    #expect(last == Self.numbers[11])
  }
}
