internal import Vectors

/// Tells which phrases of a range of keys are recurring text.
///
///     var recurrence = RangeRecurrence(articleCount: count, firsts: firsts)
///     try recurrence.add(blob)   // all blobs of a range
///     let blob = recurrence.endRange()
///
/// A range has all articles that have its phrases, so that these are counted as over the
/// whole batch.
package struct RangeRecurrence: Sendable {
  private let records: PhraseRecords
  private let rule: RecurringText
  private let firsts: FirstTexts
  /// The records of the range, in which articles have numbers of their own, as they come.
  private var found: [UInt64] = []
  private var marks: [UInt64] = []
  private var articles = RangeArticles()
  private var scratch: [UInt64] = []

  /// The recurrence in a batch of so many articles.
  package init(
    articleCount: Int, rule: RecurringText = RecurringText(), firsts: FirstTexts
  ) {
    records = PhraseRecords(documentCount: articleCount)
    self.rule = rule
    self.firsts = firsts
  }

  /// Adds a blob of phrases.
  ///
  /// - Throws: ``BlobFault`` if the text is none, or has an article that the range has
  ///   already.
  package mutating func add(_ text: Span<UInt8>) throws(BlobFault) {
    let added = try ArticleRecords(text, .phrases, keyBits: records.phraseBits.count)
    let (first, limit) = (marks.count, 1 << Int(records.documentBits))
    guard added.articles.count <= limit - first else {
      throw BlobFault(expected: "phrases of at most \(limit) articles")
    }
    try articles.insert(added.articles)
    for (place, article) in added.articles.enumerated() {
      marks.append(
        added.marks[place] | (firsts.contains(Int(article)) ? PhraseTally.first : 0))
    }
    for record in added.records { found.append(record &+ UInt64(first)) }
  }

  /// Ends a range, all of whose blobs were added.
  ///
  /// - Returns: a blob of its recurring phrases.
  package mutating func endRange() -> [UInt8] {
    RadixSort.sort(&found, bits: 0..<64, scratch: &scratch)
    let entries = records.recurring(among: found.span, marks: marks.span, rule: rule)
    found.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    articles.removeAll()
    return RecurringPhrases.packed(entries)
  }
}

extension RecurringPhrases {
  /// Packs the entries of some recurring phrases, which are in order.
  static func packed(_ entries: [UInt64]) -> [UInt8] {
    let (first, last) = ((entries.first ?? 0) &>> 2, (entries.last ?? 0) &>> 2)
    let parameter = BlobWriter.parameter(sum: last - first, count: entries.count)
    var blob = BlobWriter(.recurring)
    blob.append(count: entries.count)
    blob.append(UInt64(parameter), bits: 6)
    var key: UInt64 = 0
    for entry in entries {
      blob.append(gap: entry &>> 2 &- key, parameter: parameter)
      blob.append(entry & 3, bits: 2)
      key = entry &>> 2
    }
    return blob.text()
  }

  /// Appends the entries of a blob to others.
  ///
  /// - Parameters:
  ///   - text: what ``RangeRecurrence/endRange()`` gave.
  ///   - entries: where they go, for ``init(_:documentCount:)``.
  /// - Throws: ``BlobFault`` if the text is none.
  package static func unpack(
    _ text: Span<UInt8>, to entries: inout [UInt64]
  ) throws(BlobFault) {
    var blob = try BlobReader(text, .recurring)
    let count = try blob.entryCount()
    let parameter = try blob.parameter()
    var key: UInt64 = 0
    for _ in 0..<count {
      let (next, isOver) = key.addingReportingOverflow(try blob.gap(parameter))
      guard !isOver, next &>> 62 == 0 else {
        throw BlobFault(expected: "phrases of at most 62 bits")
      }
      key = next
      entries.append(key &<< 2 | (try blob.bits(2)))
    }
    try blob.finish()
  }
}
