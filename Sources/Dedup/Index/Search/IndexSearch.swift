internal import Vectors

/// Finds what a batch shares with an index.
///
/// One pass over the batch, as of any search; candidates from the index; and their comparison
/// with texts that are read back, some millions of words at a time. What is kept of them is put
/// behind the batch in one corpus, and listed and grouped as of any search.
struct IndexSearch: Sendable {
  let search: CopySearch
  let segments: [Segment]
  let archived: ArchivedPhrases
  /// Where the numbers of each segment's texts begin, and where they end.
  let firstTexts: [Int]
  let parallel: Parallel

  /// What the batch shares with the index.
  ///
  /// - Complexity: O(*n*) in the bytes of the batch, a few look-ups a word and segment, and
  ///   the words of both texts for each candidate.
  func matches(
    of batch: Corpus, observer: CopySearch.PhaseObserver?
  ) throws(IndexError) -> IndexMatches {
    observer?(.survey, batch.count)
    let pass = try pass(over: batch)
    var texts = ArchivedTextTable(segments, firstTexts: firstTexts)
    var twins: [Int32?] = []
    var marks = pass.survey.marks
    try IndexError.reading { () throws(BlockFileError) in
      twins = try self.twins(of: pass.texts.digests, among: &texts)
      try unmarkCounted(&marks, pass.texts.digests, pass.survey.textOfDocument)
    }
    let changes = try IndexRecurrence(
      segments: segments, archived: archived, rule: search.options.recurring
    ).changes(by: pass.phrases.sorted, marks: marks, parallel: parallel)
    observer?(.candidates, pass.survey.count)
    let candidates = try IndexCandidates(
      segments, firstTexts: firstTexts, batchCount: pass.survey.count,
      bands: search.bands, memory: search.memory
    ).found(for: pass.survey, parallel: parallel)
    parallel.report(pass.survey.count)
    observer?(.comparison, candidates.pairs.count)
    var comparison = IndexComparison(
      search: search, loader: ArticleLoader(segments: segments), batch: batch,
      survey: pass.survey, twins: twins,
      recurring: RecurringPhrases(archived, changed: changes))
    return try IndexError.reading { () throws(BlockFileError) in
      try comparison.compare(candidates.pairs, among: &texts, parallel: parallel)
      let found = try comparison.matches(among: texts, parallel: parallel)
      return IndexMatches(
        corpus: found.corpus,
        copies: found.copies.with(
          search.takingPart(pass.survey) + batch.missingEvidence + found.copies.notes
            + candidates.notes))
    }
  }

  /// The first pass over the batch.
  private func pass(over batch: Corpus) throws(IndexError) -> Surveyor.Pass {
    let allowed = 0..<SegmentLayout.mostDocuments
    guard allowed.contains(batch.count) else {
      throw .search(.documents(batch.count, allowed: 0...SegmentLayout.mostDocuments - 1))
    }
    do throws(ExportError) {
      return try search.indexSurveyor.pass(
        over: batch, records: .ofSegments, parallel: parallel)
    } catch {
      throw .file(error)
    }
  }

  /// For each text of the batch the text of the index of the same words.
  private func twins(
    of digests: [TextDigest], among texts: inout ArchivedTextTable
  ) throws(BlockFileError) -> [Int32?] {
    var twins: [Int32?] = []
    for digest in digests { twins.append(try texts.number(of: digest)) }
    return twins
  }

  /// Takes the mark of the first article of its text from articles of texts that the index
  /// has counted.
  private func unmarkCounted(
    _ marks: inout [UInt64], _ digests: [TextDigest], _ textOfDocument: [Int32]
  ) throws(BlockFileError) {
    for document in marks.indices where marks[document] & PhraseTally.first != 0 {
      if try segments.haveText(of: digests[Int(textOfDocument[document])]) {
        marks[document] &= ~PhraseTally.first
      }
    }
  }
}
