package import Vectors

/// The phrases of a batch that are recurring text.
///
/// All that the batch knows of phrases is sorted, so that the documents of each stand
/// together; few recur, and only these are kept: sixteen bytes each in a table at most half
/// full. Where the batch is looked for in an archive, what the table does not have is as the
/// archive knows it.
package struct RecurringPhrases: Sendable {
  /// Key and traits, the traits in the lowest two bits; 0 where there is none.
  private var slots: [UInt64] = [0, 0]
  private var placement = Placement(placeCount: 2)
  private let records: PhraseRecords
  private var archived: ArchivedPhrases?

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
      records.recurring(among: $0, marks: marks.span, rule: rule)
    }
    self.records = records
    insert(portions)
  }

  /// The recurring phrases of a batch of so many documents, which were found elsewhere.
  ///
  /// - Parameters:
  ///   - entries: as ``PhraseRecords/recurring(among:marks:rule:)`` gives them.
  ///   - documentCount: documents of the batch.
  package init(_ entries: [UInt64], documentCount: Int) {
    records = PhraseRecords(documentCount: documentCount)
    insert([entries])
  }

  /// What an archive knows of phrases, but for some of which more is known.
  ///
  /// - Parameters:
  ///   - archived: the archive's.
  ///   - entries: the phrases of which more is known, with what they are now, recurring or
  ///     not.
  init(_ archived: ArchivedPhrases, changed entries: [UInt64]) {
    records = .ofSegments
    self.archived = archived
    insert([entries])
  }

  /// What ``init(_:documentCount:)`` makes the same of, in order.
  package var entries: [UInt64] { slots.filter { $0 != 0 }.sorted() }

  private mutating func insert(_ portions: [[UInt64]]) {
    let count = portions.reduce(0) { $0 + $1.count }
    var capacity = 64
    while capacity < 2 * count { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    placement = Placement(placeCount: capacity)
    for portion in portions {
      for entry in portion {
        var slot = placement.place(of: entry &>> 2)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
      }
    }
  }

  /// What a phrase makes of its words.
  package subscript(phrase: UInt64) -> WordTraits {
    let slots = slots.span
    let key = records.key(of: phrase)
    var slot = placement.place(of: key)
    while slots[slot] != 0 {
      if slots[slot] &>> 2 == key { return ArchivedPhrases.traits(of: slots[slot]) }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return archived?[key] ?? []
  }
}
