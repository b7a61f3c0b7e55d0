internal import Vectors

/// The texts of an index that have something in common, found by its key: a table of each
/// segment.
struct TextFinder: Sendable {
  /// The tables, segment after segment.
  private let tables: [HashLookup]
  /// Where the numbers of each segment's texts begin, and where they end.
  private let bases: [Int]
  /// Bits of a value below the number of a text.
  private let shift: UInt32

  /// Texts numbered from the given numbers on.
  init(_ tables: [HashLookup], bases: [Int]) {
    self.tables = tables
    self.bases = bases
    shift = tables.first?.layout.hasPositions ?? false ? 8 : 0
  }

  /// What was found, in storage that is used again.
  struct Hits {
    /// Texts, in order.
    fileprivate(set) var texts: [Int32] = []
    /// Whether there are more than were wanted.
    fileprivate(set) var areTooMany = false
    fileprivate var ranges: [Range<Int>] = []
    fileprivate var values: [UInt32] = []
  }

  /// Finds the texts of a key; of more than `limit` the first and the last `kept`.
  func find(
    _ key: UInt32, limit: Int, kept: Int, into hits: inout Hits
  ) throws(BlockFileError) {
    hits.texts.removeAll(keepingCapacity: true)
    hits.ranges.removeAll(keepingCapacity: true)
    var count = 0
    // All buckets before any of their entries: no look waits for the one before.
    for table in tables { hits.ranges.append(try table.bucket(of: key)) }
    for segment in tables.indices {
      let entries = try tables[segment].entries(of: key, in: hits.ranges[segment])
      hits.ranges[segment] = entries
      count += entries.count
    }
    hits.areTooMany = count > limit
    if hits.areTooMany {
      guard kept > 0, let first = hits.ranges.firstIndex(where: { !$0.isEmpty }) else {
        return
      }
      // One less than there are, so that the first is not taken twice.
      let start = hits.ranges[first].lowerBound
      try take(start..<start + 1, of: first, into: &hits)
      keepLast(min(kept, count - 1), of: &hits.ranges)
    }
    for (segment, entries) in hits.ranges.enumerated() {
      try take(entries, of: segment, into: &hits)
    }
  }

  private func take(
    _ entries: Range<Int>, of segment: Int, into hits: inout Hits
  ) throws(BlockFileError) {
    guard !entries.isEmpty else { return }
    hits.values.removeAll(keepingCapacity: true)
    try tables[segment].append(entries, to: &hits.values)
    for value in hits.values {
      let text = bases[segment] + Int(value >> shift)
      guard text < bases[segment + 1] else { throw tables[segment].damage }
      hits.texts.append(Int32(truncatingIfNeeded: text))
    }
  }

  /// Leaves the last few of some entries of each segment.
  private func keepLast(_ count: Int, of ranges: inout [Range<Int>]) {
    var left = count
    for segment in ranges.indices.reversed() {
      let range = ranges[segment]
      let kept = min(left, range.count)
      ranges[segment] = range.upperBound - kept..<range.upperBound
      left -= kept
    }
  }
}
