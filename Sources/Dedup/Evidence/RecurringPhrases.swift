package import Vectors

/// The phrases of a batch that are recurring text.
///
/// All that the batch knows of phrases is sorted, so that the documents of each stand
/// together; few recur, and only these are kept: sixteen bytes each in a table at most half
/// full.
package struct RecurringPhrases: Sendable {
  /// Key and traits, the traits in the lowest two bits; 0 where there is none.
  private var slots: [UInt64] = [0]
  private let records: PhraseRecords

  /// None, of a batch of so many documents.
  package init(documentCount: Int) {
    records = PhraseRecords(documentCount: documentCount)
  }

  /// The recurring ones of some phrases.
  ///
  /// - Parameters:
  ///   - found: records of all documents; equal ones count once.
  ///   - marks: by document its ``PhraseSpread/marks(time:outlet:)``, and in the highest bit
  ///     whether it is the first of its text.
  ///   - rule: tells which recur.
  ///   - parallel: the threads among which the records are shared.
  /// - Throws: ``ExportError`` if records cannot be read back from a temporary file.
  /// - Complexity: O(*n*) in the records.
  package init(
    _ found: borrowing SortedRuns, marks: [UInt64], rule: RecurringText,
    parallel: Parallel
  ) throws(ExportError) {
    let records = PhraseRecords(documentCount: marks.count)
    let portions = try found.map(parallel: parallel.reporting(to: nil)) {
      RecurringPhrases.recurring(in: $0, marks: marks.span, rule, records)
    }
    self.records = records
    let count = portions.reduce(0) { $0 + $1.count }
    var capacity = 64
    while capacity < 2 * count { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    for portion in portions { for entry in portion { insert(entry) } }
  }

  /// What a phrase makes of its words.
  package subscript(phrase: UInt64) -> WordTraits {
    let slots = slots.span
    let key = records.key(of: phrase)
    var slot = place(of: key)
    while slots[slot] != 0 {
      if slots[slot] &>> 2 == key { return WordTraits(rawValue: UInt8(slots[slot] & 3)) }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return []
  }

  /// Entries of the phrases of some records, which are in order.
  private static func recurring(
    in found: Span<UInt64>, marks: Span<UInt64>, _ rule: RecurringText,
    _ records: PhraseRecords
  ) -> [UInt64] {
    var entries: [UInt64] = []
    var start = 0
    while start < found.count {
      let key = records.key(of: found[start])
      var end = start + 1
      while end < found.count, records.key(of: found[end]) == key { end += 1 }
      if end - start >= rule.leastArticles {
        let traits = rule.traits(
          spread(of: found.extracting(start..<end), marks: marks, records))
        if !traits.isEmpty { entries.append(key &<< 2 | UInt64(traits.rawValue)) }
      }
      start = end
    }
    return entries
  }

  /// The spread over the documents of some records of one phrase.
  private static func spread(
    of found: Span<UInt64>, marks: Span<UInt64>, _ records: PhraseRecords
  ) -> PhraseSpread {
    var articles = 0
    var together: UInt64 = 0
    var last: UInt64?
    for i in found.indices where found[i] != last {
      last = found[i]
      let mark = marks[records.document(of: found[i])]
      articles += Int(mark &>> 63)
      together |= mark
    }
    return PhraseSpread(articles: articles, marks: together)
  }

  private mutating func insert(_ entry: UInt64) {
    var slot = place(of: entry &>> 2)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: key) & (slots.count &- 1)
  }
}
