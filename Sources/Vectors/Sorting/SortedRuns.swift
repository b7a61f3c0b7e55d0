/// 64-bit records that are appended in any number and order, and gone through by key.
///
///     var runs = SortedRuns(keyBits: 32..<64, budget: 64 << 20, folder: "/tmp")
///     try runs.append(records.span)
///     let found = try runs.map(parallel: parallel) { portion in portion.count }
///
/// A record carries a key in some of its bits and a payload in the others. Records come
/// back in stable order of their keys, in portions that never part a key: whoever looks for
/// what has a key in common looks at one portion at a time.
///
/// Records are gathered into runs of up to 8 MB. A run is put in the order of the highest
/// bits of its keys, and stays in memory or, when the budget is used up, goes to a file
/// without a name. A portion takes the same stretch of keys from every run and sorts it
/// where it fits into the cache. So each record is moved twice beside that, and written and
/// read once, however many there are (distribution in place of merging: Knuth, "Sorting and
/// searching", 5.4.7).
///
/// Keys are to be well spread over their bits, as hashes are: stretches are of equal width,
/// and what falls into one is in memory at once.
package struct SortedRuns: ~Copyable {
  /// The bits of a record that it is sorted by.
  package let keyBits: Range<Int>
  /// Number of records.
  package private(set) var count = 0

  private let folder: String
  /// Which of the stretches of keys a record is in.
  private let stretch: RadixSort.Digit
  /// Records of a full run.
  private let runLength: Int
  /// Records that may still stay in memory in further runs.
  private var roomLeft: Int
  private var runs: [SortedRun] = []
  private var pending: [UInt64] = []
  private var file: TemporaryFile?
  private var storedCount = 0

  /// Records of a portion at least, unless all are fewer.
  private static let portionLength = 1 << 16
  private static let longestRun = 1 << 20
  /// With more places to write to at a time a run would be parted much slower.
  private static let stretchBits = 10
  /// Records of a run to a stretch at least, lest small runs consist of where these start.
  private static let stretchLength = 16

  /// No records yet.
  ///
  /// - Parameters:
  ///   - keyBits: the bits to sort by.
  ///   - budget: bytes of memory for the records, at least 1 kB. On top come portions while
  ///     they are looked at: a thread's takes 1 MB or, of 64 million records and more, a
  ///     five hundredth of their bytes; more below a budget of 512 kB.
  ///   - folder: where a file is created once the budget is used up.
  package init(keyBits: Range<Int>, budget: Int, folder: String) {
    precondition(
      !keyBits.isEmpty && keyBits.lowerBound >= 0 && keyBits.upperBound <= 64,
      "keys in bits \(keyBits) of 64")
    self.keyBits = keyBits
    self.folder = folder
    let room = max(1 << 10, budget) / MemoryLayout<UInt64>.stride
    runLength = min(Self.longestRun, room / 4)
    let stretchCount = min(1 << Self.stretchBits, runLength / Self.stretchLength)
    stretch = RadixSort.Digit(
      keyBits.suffix(stretchCount.bitWidth - 1 - stretchCount.leadingZeroBitCount))
    // A run is in memory twice while it is put in order.
    roomLeft = room - 2 * runLength
  }

  /// Adds records behind those that are there.
  ///
  /// - Throws: ``ExportError/unwritable(path:reason:)`` if the budget is used up and the
  ///   folder takes no file, or the disk is full.
  /// - Complexity: O(*n*).
  package mutating func append(_ records: Span<UInt64>) throws(ExportError) {
    count += records.count
    var start = 0
    while records.count - start >= runLength - pending.count {
      let end = start + runLength - pending.count
      pending.append(copying: records.extracting(start..<end))
      try store(SortedRun(of: pending.span, by: stretch))
      pending.removeAll(keepingCapacity: true)
      start = end
    }
    pending.append(copying: records.extracting(start..<records.count))
  }

  private mutating func store(_ run: consuming SortedRun) throws(ExportError) {
    if run.count <= roomLeft {
      roomLeft -= run.count
    } else {
      // What stays in memory are the first runs, so that none is moved later.
      roomLeft = 0
      let file = if let file { file } else { try TemporaryFile(in: folder) }
      self.file = file
      try run.move(to: file, at: storedCount)
      storedCount += run.count
    }
    runs.append(run)
  }

  /// Calls `body` for consecutive portions in order, as often as wanted.
  ///
  /// - Parameters:
  ///   - parallel: portions are shared among its threads; its progress counts them.
  ///   - body: called on any thread with the records of some keys, in order; those of one
  ///     key are as they were appended.
  /// - Returns: one result a portion, in order. Bounds of portions follow from the records
  ///   and the budget alone.
  /// - Throws: ``ExportError/unwritable(path:reason:)`` if records cannot be read back.
  /// - Complexity: O(*n*) in time.
  package func map<Result: Sendable>(
    parallel: Parallel, _ body: @Sendable (Span<UInt64>) -> Result
  ) throws(ExportError) -> [Result] {
    let runs = pending.isEmpty ? runs : runs + [SortedRun(of: pending.span, by: stretch)]
    let portions = portions(of: runs)
    let (file, keyBits) = (file, keyBits)
    return try parallel.map(
      count: portions.count, grain: 1, storage: { _ in Storage() },
      { (storage: inout Storage, range) throws(ExportError) -> Result in
        let portion = portions[range.lowerBound]
        storage.records.removeAll(keepingCapacity: true)
        for run in runs { try run.append(portion, from: file, to: &storage.records) }
        RadixSort.sort(&storage.records, bits: keyBits, scratch: &storage.scratch)
        return body(storage.records.span)
      })
  }

  /// What a thread uses again from portion to portion.
  private struct Storage {
    var records: [UInt64] = []
    var scratch: [UInt64] = []
  }

  /// Consecutive stretches that make up the portions.
  private func portions(of runs: [SortedRun]) -> [Range<Int>] {
    var portions: [Range<Int>] = []
    var first = 0
    var length = 0
    for value in 0..<stretch.valueCount {
      length += runs.reduce(0) { $0 + $1.length(of: value) }
      if length >= Self.portionLength || value == stretch.valueCount - 1, length > 0 {
        portions.append(first..<value + 1)
        (first, length) = (value + 1, 0)
      }
    }
    return portions
  }
}
