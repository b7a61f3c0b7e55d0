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
    for table in tables {
      let entries = try table.entries(of: key)
      hits.ranges.append(entries)
      count += entries.count
    }
    hits.areTooMany = count > limit
    guard hits.areTooMany else { return try take(hits.ranges, into: &hits) }
    guard kept > 0 else { return }
    try take(firstAndLast(kept, of: hits.ranges), into: &hits)
  }

  private func take(_ ranges: [Range<Int>], into hits: inout Hits) throws(BlockFileError)
  {
    for (segment, entries) in ranges.enumerated() where !entries.isEmpty {
      hits.values.removeAll(keepingCapacity: true)
      try tables[segment].append(entries, to: &hits.values)
      for value in hits.values {
        let text = bases[segment] + Int(value >> shift)
        guard text < bases[segment + 1] else { throw tables[segment].damage }
        hits.texts.append(Int32(truncatingIfNeeded: text))
      }
    }
  }

  /// Of some entries of each segment the first of all and the last few, the first among them
  /// or not.
  private func firstAndLast(_ count: Int, of ranges: [Range<Int>]) -> [Range<Int>] {
    var left = count
    var kept = ranges
    for segment in ranges.indices.reversed() {
      let taken = min(left, ranges[segment].count)
      kept[segment] = ranges[segment].upperBound - taken..<ranges[segment].upperBound
      left -= taken
    }
    guard let first = ranges.firstIndex(where: { !$0.isEmpty }), kept[first].isEmpty
    else { return kept }
    kept[first] = ranges[first].lowerBound..<ranges[first].lowerBound + 1
    return kept
  }
}
