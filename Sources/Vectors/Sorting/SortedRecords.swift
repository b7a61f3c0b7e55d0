/// 64-bit records in the order of a key, gone through a stretch of keys at a time; what
/// ``SortedRuns`` have gathered.
package struct SortedRecords: Sendable {
  /// The bits of a record that it is sorted by.
  package let keyBits: Range<Int>
  /// Number of records.
  package var count: Int { runs.reduce(0) { $0 + $1.count } }

  private let runs: [SortedRun]
  private let file: TemporaryFile?
  /// Consecutive stretches of keys that are gone through together.
  private let portions: [Range<Int>]

  /// Records of a portion at least, unless all are fewer.
  private static let portionLength = 1 << 16

  /// No records.
  package init() {
    (keyBits, runs, file, portions) = (0..<64, [], nil, [])
  }

  /// The records of some runs, each in the order of its first `stretchCount` stretches of keys.
  init(
    _ runs: [SortedRun], in file: TemporaryFile?, keyBits: Range<Int>, stretchCount: Int
  ) {
    self.runs = runs
    self.file = file
    self.keyBits = keyBits
    var portions: [Range<Int>] = []
    var first = 0
    var length = 0
    for stretch in 0..<stretchCount {
      length += runs.reduce(0) { $0 + $1.length(of: stretch) }
      if length >= Self.portionLength || stretch == stretchCount - 1, length > 0 {
        portions.append(first..<stretch + 1)
        (first, length) = (stretch + 1, 0)
      }
    }
    self.portions = portions
  }

  /// Calls `body` for consecutive portions in order, as often as wanted.
  ///
  /// - Parameters:
  ///   - parallel: portions are shared among its threads; its progress counts them.
  ///   - body: called on any thread with the records of some keys, in order; those of one
  ///     key are as they were appended.
  /// - Returns: one result a portion, in order. Bounds of portions follow from the records
  ///   and the budget alone.
  /// - Throws: ``ExportError/unwritable(path:reason:)`` if records cannot be read back, or
  ///   what `body` throws.
  /// - Complexity: O(*n*) in time.
  package func map<Result: Sendable>(
    parallel: Parallel,
    _ body: @Sendable (Span<UInt64>) throws(ExportError) -> Result
  ) throws(ExportError) -> [Result] {
    try parallel.map(
      count: portions.count, grain: 1, storage: { _ in Storage() },
      { (storage: inout Storage, range) throws(ExportError) -> Result in
        storage.records.removeAll(keepingCapacity: true)
        for run in runs {
          try run.append(portions[range.lowerBound], from: file, to: &storage.records)
        }
        RadixSort.sort(&storage.records, bits: keyBits, scratch: &storage.scratch)
        return try body(storage.records.span)
      })
  }

  /// What a thread uses again from portion to portion.
  private struct Storage {
    var records: [UInt64] = []
    var scratch: [UInt64] = []
  }
}
