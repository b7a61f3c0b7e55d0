package import Vectors

extension CopySearch {
  /// Makes the first pass over a corpus and nothing else, to measure what it costs.
  ///
  /// - Throws: as a search does.
  /// - Returns: how many different texts it found.
  package func firstPass(
    over corpus: Corpus, parallel: Parallel
  ) throws(DedupError) -> Int {
    try survey(of: corpus, parallel: parallel).count
  }

  /// What a search over a corpus is to compare, and what it takes for recurring text.
  package struct Proposals: Sendable {
    /// Candidates, by the first documents of their texts.
    package let pairs: [TextPair]
    /// What candidates leave out.
    package let notes: [Copies.Note]
    /// The phrases that recur.
    package let recurring: RecurringPhrases
  }

  /// Makes the first pass over a corpus and looks for candidates, without comparing them: what
  /// a search in parts is held against.
  ///
  /// - Throws: as a search does.
  package func proposals(
    over corpus: Corpus, parallel: Parallel
  ) throws(DedupError) -> Proposals {
    let survey = try survey(of: corpus, parallel: parallel)
    let plan = CandidatePlan(options, bands: bands, wordCount: 0)
    let search = CandidateSearch(
      plan: plan, order: nil, partners: nil, memory: memory, observer: nil)
    let candidates = try CopySearch.reportingFiles { () throws(ExportError) in
      try search.candidates(of: survey, in: corpus, reader: reader, parallel: parallel)
    }
    let documents = survey.documentOfText
    return Proposals(
      pairs: candidates.pairs.map { TextPair(documents[$0.a], documents[$0.b]) },
      notes: candidates.notes, recurring: survey.recurring)
  }
}
