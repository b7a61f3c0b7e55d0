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

  /// The records so far, in order.
  ///
  /// - Complexity: O(1) but for the last run, of at most 8 MB; nothing is read or copied.
  package var sorted: SortedRecords {
    let all = pending.isEmpty ? runs : runs + [SortedRun(of: pending.span, by: stretch)]
    return SortedRecords(
      all, in: file, keyBits: keyBits, stretchCount: stretch.valueCount)
  }

  /// Calls `body` for consecutive portions of ``sorted``.
  package func map<Result: Sendable>(
    parallel: Parallel,
    _ body: @Sendable (Span<UInt64>) throws(ExportError) -> Result
  ) throws(ExportError) -> [Result] {
    try sorted.map(parallel: parallel, body)
  }
}
