internal import Vectors

/// Which documents of a batch have which phrases, to be sorted by phrase.
///
/// A record has as much of a phrase's hash in its high bits as the number of a document
/// leaves room for: 50 bits in a batch of 16,000, 44 in one of a million, so that of the
/// phrases of a batch at most one in 50,000 is taken for another.
package struct PhraseRecords: Sendable, Hashable {
  /// Bits of a record that number the document.
  let documentBits: UInt64

  /// Records of a batch of so many documents.
  package init(documentCount: Int) {
    // Two at least, which is what the traits of a phrase take of its hash.
    documentBits = UInt64(Int.bitWidth - max(documentCount - 1, 3).leadingZeroBitCount)
  }

  private init(documentBits: UInt64) {
    self.documentBits = documentBits
  }

  /// Records of a segment of an index, whatever its size: phrases are known by 40 bits.
  package static let ofSegments = PhraseRecords(documentBits: 24)

  /// The bits of a record that tell the phrase.
  package var phraseBits: Range<Int> { Int(documentBits)..<64 }

  /// What a phrase is known by.
  @inline(__always)
  package func key(of phrase: UInt64) -> UInt64 { phrase &>> documentBits }

  /// The document of a record.
  @inline(__always)
  func document(of record: UInt64) -> Int {
    Int(truncatingIfNeeded: record & ((1 &<< documentBits) &- 1))
  }

  /// Makes records of a document's phrases from an index on.
  package func mark(_ phrases: inout [UInt64], from start: Int, document: Int) {
    var phrases = phrases.mutableSpan
    for i in start..<phrases.count {
      phrases[i] = key(of: phrases[i]) &<< documentBits | UInt64(document)
    }
  }

  /// Calls `body` for the phrases of some records, which are in order, that at least so many
  /// of them have, with the tally of their documents.
  ///
  /// - Parameters:
  ///   - found: the records; equal ones count once.
  ///   - marks: by document its ``PhraseSpread/marks(time:outlet:)``, and in the highest bit
  ///     whether it is the first of its text.
  ///   - leastRecords: records of a phrase below which it is passed over.
  ///   - body: takes the key of a phrase and its tally.
  @inline(__always)
  func forEachPhrase(
    in found: Span<UInt64>, marks: Span<UInt64>, leastRecords: Int,
    _ body: (_ key: UInt64, _ tally: PhraseTally) -> Void
  ) {
    var start = 0
    while start < found.count {
      let key = key(of: found[start])
      var end = start + 1
      while end < found.count, self.key(of: found[end]) == key { end += 1 }
      if end - start >= leastRecords {
        body(key, tally(of: found.extracting(start..<end), marks: marks))
      }
      start = end
    }
  }

  /// The recurring phrases among some records, which are in order.
  ///
  /// - Parameters:
  ///   - found: the records; equal ones count once.
  ///   - marks: by document, as for ``forEachPhrase(in:marks:leastRecords:_:)``.
  ///   - rule: tells which recur.
  /// - Returns: ``ArchivedPhrases/entry(_:_:)`` of each, in order.
  package func recurring(
    among found: Span<UInt64>, marks: Span<UInt64>, rule: RecurringText
  ) -> [UInt64] {
    var entries: [UInt64] = []
    forEachPhrase(in: found, marks: marks, leastRecords: rule.leastArticles) {
      key, tally in
      let traits = rule.traits(tally.spread)
      if !traits.isEmpty { entries.append(ArchivedPhrases.entry(key, traits)) }
    }
    return entries
  }

  /// The tally of the documents of some records of one phrase.
  private func tally(of found: Span<UInt64>, marks: Span<UInt64>) -> PhraseTally {
    var tally = PhraseTally()
    var last: UInt64?
    for i in found.indices where found[i] != last {
      last = found[i]
      tally.count(marks[document(of: found[i])])
    }
    return tally
  }
}
