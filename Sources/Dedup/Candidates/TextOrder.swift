internal import Vectors

/// Texts in an order in which those that may meet are found by walking, past those that may
/// not, however many there are.
///
/// An index of candidates lists which texts have a band or a fingerprint in common. Where a
/// condition leaves few of them to pair, trying all pairs of a long list is wasted work, and
/// dropping the list for its length loses pairs. So texts are numbered by rank: the
/// undated first, then by time, so that what is too late ends a walk; and each place in a
/// list knows the next one of another side, be it another outlet or the archive.
///
/// A text of several documents that differ in time or side counts as undated or as of every
/// side: what walks find is judged by ``Partners`` in the end.
package struct TextOrder: Sendable {
  /// The text at each rank.
  package let texts: [Int32]

  /// The time of the text at each rank.
  private var times: [Int64]
  /// What two texts must differ in, by rank; 0 for what differs from everything.
  private var sides: [UInt64]
  private let window: Int64

  /// The order of texts that have the given documents.
  package init(_ condition: PairCondition, textOfDocument: [Int32], textCount: Int) {
    window = condition.window?.seconds ?? 0
    var times = Array(repeating: 0 as Int64, count: textCount)
    var sides = Array(repeating: 0 as UInt64, count: textCount)
    var isKnown = Array(repeating: false, count: textCount)
    for (document, text) in textOfDocument.enumerated() where text >= 0 {
      let text = Int(text)
      let time = condition.time(of: document)
      let side = TextOrder.side(of: document, condition)
      times[text] = !isKnown[text] || times[text] == time ? time : TimeWindow.undated
      sides[text] = !isKnown[text] || sides[text] == side ? side : 0
      isKnown[text] = true
    }
    let texts = (0..<Int32(textCount)).sorted {
      (times[Int($0)], $0) < (times[Int($1)], $1)
    }
    self.texts = texts
    self.times = texts.map { times[Int($0)] }
    self.sides = texts.map { sides[Int($0)] }
  }

  private static func side(of document: Int, _ condition: PairCondition) -> UInt64 {
    guard condition.archiveStart == nil else {
      return condition.isArchived(document) ? 2 : 1
    }
    return condition.outlet(of: document)
  }

  /// For each place of some lists the next of another side in its list, or the list's end.
  ///
  /// The records are lists of equal high halves, one after another, with ascending ranks in
  /// the low halves.
  package func jumps(in records: [UInt64]) -> [Int32] {
    var jumps = Array(repeating: 0 as Int32, count: records.count)
    for place in records.indices.reversed() {
      let next = place + 1
      let isRun =
        next < records.count && records[next] >> 32 == records[place] >> 32
        && areOfOneSide(records[next], records[place])
      jumps[place] = isRun ? jumps[next] : Int32(next)
    }
    return jumps
  }

  /// The next place, from `place` on, of a text that the one at `probe` may meet; nil if
  /// its list has no more.
  @inline(__always)
  package func meeting(
    from place: Int, of probe: Int, in records: Span<UInt64>, _ jumps: Span<Int32>
  ) -> Int? {
    let rank = TextOrder.rank(records[probe])
    let side = sides[rank]
    // What is undated meets all times, and stands before them.
    let last = times[rank] == TimeWindow.undated ? .max : times[rank] + window
    let key = records[probe] >> 32
    var place = place
    while place < records.count, records[place] >> 32 == key {
      let other = TextOrder.rank(records[place])
      if times[other] > last { return nil }
      if side != 0, sides[other] == side {
        place = Int(jumps[place])
      } else if other == rank {
        place += 1
      } else {
        return place
      }
    }
    return nil
  }

  /// How many pairs of a list may meet, counted no further than one above `limit`.
  ///
  /// - Complexity: O(*n* + `limit`) in the length of the list.
  package func meetingCount(
    in list: Range<Int>, of records: Span<UInt64>, _ jumps: Span<Int32>, limit: Int
  ) -> Int {
    var count = 0
    for probe in list {
      var place = probe + 1
      while let met = meeting(from: place, of: probe, in: records, jumps) {
        count += 1
        if count > limit { return count }
        place = met + 1
      }
    }
    return count
  }

  /// Whether the texts of two records are of one side, and so may not meet.
  package func areOfOneSide(_ x: UInt64, _ y: UInt64) -> Bool {
    let side = sides[TextOrder.rank(x)]
    return side != 0 && side == sides[TextOrder.rank(y)]
  }

  /// Whether the text of the second record, which stands after that of the first, is not
  /// too late to meet it.
  package func areInTime(_ x: UInt64, _ y: UInt64) -> Bool {
    let time = times[TextOrder.rank(x)]
    return time == TimeWindow.undated || times[TextOrder.rank(y)] <= time + window
  }

  /// The rank that a record has in its low half, whose highest bit is left to others.
  @inline(__always)
  package static func rank(_ record: UInt64) -> Int {
    Int(truncatingIfNeeded: record & 0x7FFF_FFFF)
  }

  /// The pair of the texts of two ranks.
  package func pair(ofRanks pair: TextPair) -> TextPair {
    TextPair(texts[pair.a], texts[pair.b])
  }

  /// The pair of the texts whose ranks two records have.
  package func pair(_ x: UInt64, _ y: UInt64) -> TextPair {
    TextPair(texts[TextOrder.rank(x)], texts[TextOrder.rank(y)])
  }
}
