internal import Vectors

/// What recurs over an index and more.
struct IndexRecurrence: Sendable {
  let segments: [Segment]
  let archived: ArchivedPhrases
  let rule: RecurringText

  /// Phrases of which a batch knows more, where they are not as the index has them.
  ///
  /// - Parameters:
  ///   - phrases: records of the phrases of the batch.
  ///   - marks: the marks of its articles; an article of a text that the index has counted is
  ///     not the first of its text.
  ///   - parallel: the threads.
  /// - Throws: ``IndexError`` if the index, or what was set aside, cannot be read.
  /// - Returns: entries of ``ArchivedPhrases``, in order, without traits where a phrase does not
  ///   recur any more.
  func changes(
    by phrases: SortedRecords, marks: [UInt64], parallel: Parallel
  ) throws(IndexError) -> [UInt64] {
    let portions = try phrases.looked(parallel: parallel) {
      found throws(BlockFileError) -> [UInt64] in
      var tallies: [(key: UInt64, tally: PhraseTally)] = []
      PhraseRecords.ofSegments.forEachPhrase(
        in: found, marks: marks.span, leastRecords: 1
      ) { key, tally in tallies.append((key, tally)) }
      return try changes(by: &tallies)
    }
    return Array(portions.joined())
  }

  /// The same of what other segments have of phrases.
  func changes(
    by tables: [PhraseTable], parallel: Parallel
  ) throws(IndexError) -> [UInt64] {
    let portions = try IndexError.reading { () throws(BlockFileError) in
      try PhraseTable.mapMerged(tables, parallel: parallel.reporting(to: nil)) {
        phrases throws(BlockFileError) in
        var tallies: [(key: UInt64, tally: PhraseTally)] = []
        tallies.reserveCapacity(phrases.count)
        for i in phrases.indices {
          let phrase = phrases[i]
          tallies.append(
            (phrase.key, PhraseTally(articles: phrase.articles, marks: phrase.marks)))
        }
        return try changes(by: &tallies)
      }
    }
    return Array(portions.joined())
  }

  private func changes(
    by tallies: inout [(key: UInt64, tally: PhraseTally)]
  ) throws(BlockFileError) -> [UInt64] {
    for segment in segments {
      let phrases = segment.phrases
      var cursor = phrases.cursor()
      for first in stride(from: 0, to: tallies.count, by: PhraseTable.mostAhead) {
        let stretch = first..<min(first + PhraseTable.mostAhead, tallies.count)
        try phrases.lookAhead(to: tallies[stretch].lazy.map(\.key))
        for place in stretch {
          guard let known = try cursor.phrase(tallies[place].key) else { continue }
          tallies[place].tally.add(
            PhraseTally(articles: known.articles, marks: known.marks))
        }
      }
    }
    var changes: [UInt64] = []
    for (key, tally) in tallies {
      let traits = rule.traits(tally.spread)
      if traits != archived[key] { changes.append(ArchivedPhrases.entry(key, traits)) }
    }
    return changes
  }
}
