import Foundation
import Testing
import Vectors

@Suite("Sorted runs") struct SortedRunsTests {
  static let folder = NSTemporaryDirectory()

  /// Records with keys in bits 20 to 52, of which some are frequent, and their number of
  /// appending in the low bits.
  static func records(_ count: Int) -> [UInt64] {
    var random = SplitMix64(seed: UInt64(count))
    return (0..<count).map { i in
      let key = i % 3 == 0 ? SplitMix64.mix(UInt64(i % 7)) : random.next()
      return (key & 0xFFFF_FFFF) << 20 | UInt64(i) & 0xFFFFF
    }
  }

  static func sorted(_ records: [UInt64]) -> [UInt64] {
    var sorted = records
    RadixSort.sort(&sorted, bits: 20..<52)
    return sorted
  }

  /// Everything that comes back, portion by portion.
  func portions(
    of records: [UInt64], budget: Int, folder: String = folder, appending step: Int,
    threads: Int = 2
  ) throws -> [[UInt64]] {
    var runs = SortedRuns(keyBits: 20..<52, budget: budget, folder: folder)
    for start in stride(from: 0, to: records.count, by: step) {
      let end = min(start + step, records.count)
      try runs.append(records.span.extracting(start..<end))
    }
    #expect(runs.count == records.count)
    let portions = try runs.map(parallel: Parallel(threads: threads)) { portion in
      portion.indices.map { portion[$0] }
    }
    let again = try runs.map(parallel: Parallel(threads: 1)) { portion in
      portion.indices.map { portion[$0] }
    }
    #expect(portions == again)
    return portions
  }

  @Test(
    arguments: [0, 1, 31, 32, 1000, 20_000], [0, 4000, 100_000, 1 << 30])
  func `come back in stable order whatever the budget`(count: Int, budget: Int) throws {
    let records = Self.records(count)
    for step in [max(1, count / 7), max(1, count)] {
      let portions = try portions(of: records, budget: budget, appending: step)
      #expect(portions.flatMap(\.self) == Self.sorted(records))
    }
  }

  @Test func `no key is in two portions`() throws {
    let portions = try portions(
      of: Self.records(150_000), budget: 1 << 20, appending: 10_000)
    #expect(portions.count > 2)
    for (left, right) in zip(portions, portions.dropFirst()) {
      #expect(left[left.count - 1] >> 20 < right[0] >> 20)
    }
  }

  @Test func `portions do not depend on the number of threads`() throws {
    let records = Self.records(150_000)
    let one = try portions(of: records, budget: 1 << 20, appending: 9999, threads: 1)
    let three = try portions(of: records, budget: 1 << 20, appending: 9999, threads: 3)
    #expect(one == three)
  }

  @Test(arguments: [0..<64, 60..<64, 0..<1, 7..<18])
  func `any bits can be the key`(bits: Range<Int>) throws {
    var random = SplitMix64(seed: 5)
    let records = (0..<5000).map { _ in random.next() }
    var runs = SortedRuns(keyBits: bits, budget: 8000, folder: Self.folder)
    try runs.append(records.span)
    let portions = try runs.map(parallel: Parallel(threads: 2)) { portion in
      portion.indices.map { portion[$0] }
    }
    var sorted = records
    RadixSort.sort(&sorted, bits: bits)
    #expect(portions.flatMap(\.self) == sorted)
  }

  @Test func `a folder that takes no files is named, once it is needed`() throws {
    let records = Self.records(1000)
    let reason = ExportError.unwritable(
      path: "a temporary file in /no/such", reason: "No such file or directory")
    #expect(throws: reason) {
      try portions(of: records, budget: 4000, folder: "/no/such", appending: 100)
    }
    _ = try portions(of: records, budget: 100_000, folder: "/no/such", appending: 100)
  }

  @Test func `nothing is left in the folder`() throws {
    let folder = Self.folder + "runs-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try portions(
      of: Self.records(10_000), budget: 10_000, folder: folder, appending: 100)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}
