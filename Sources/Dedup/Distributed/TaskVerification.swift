package import Vectors

/// Compares candidates task by task, each with nothing in memory but its own texts.
///
///     let verification = try TaskVerification(options, recurring: phrases)
///     let pairs = try verification.verified(candidates, among: texts, in: corpus)
///
/// A task may be any part of the candidates, as long as it has their texts: what recurs over
/// the whole input and what is told of a text are given, so that each pair comes out as it
/// does where all are compared together.
package struct TaskVerification: Sendable {
  private let search: CopySearch
  private let recurring: RecurringPhrases

  /// What compares with some options, knowing the recurring phrases of the whole input.
  ///
  /// - Throws: ``DedupError`` for options outside their ranges.
  package init(
    _ options: CopySearch.Options, recurring: RecurringPhrases
  ) throws(DedupError) {
    search = try CopySearch(options)
    self.recurring = recurring
  }

  /// A verified pair.
  package struct Verified: Sendable {
    /// What families are made of.
    package let record: PairRecord
    /// What is listed of it, with numbers within the task for its documents.
    package let figures: CopyPair
    /// Its passages, as ``PackedPassages`` has them.
    package let passages: ArraySlice<UInt8>
  }

  /// The candidates that are worth a line, in order.
  ///
  /// - Parameters:
  ///   - candidates: pairs of the texts' numbers, each once.
  ///   - texts: the texts, in any order.
  ///   - corpus: the first article of each text, in the same order.
  /// - Returns: those that the local search keeps.
  /// - Throws: ``PartFault`` if texts are missing or not as told, or a pair is there twice.
  package func verified(
    _ candidates: [TextPair], among texts: [TaskText], in corpus: Corpus
  ) throws(PartFault) -> [Verified] {
    try check(texts, in: corpus)
    let order = texts.indices.sorted { texts[$0].number < texts[$1].number }
    let ranked = order.map { texts[$0] }
    let ranks = try PartRanks(ranked.map(\.number))
    let pairs = try ranks.ranks(of: candidates).sorted()
    for (pair, next) in zip(pairs, pairs.dropFirst()) where pair == next {
      throw .repeatedPair(Int(ranks.numbers[pair.a]), Int(ranks.numbers[pair.b]))
    }
    let survey = survey(ranked, documents: order.map(Int32.init))
    let verified = Verification(
      survey: survey, corpus: corpus, reader: search.reader, rule: search.options.rule,
      filter: search.pairFilter, origins: TextOrigins(of: ranked),
      blockWords: search.blockWords
    ).verified(pairs, parallel: Parallel(threads: 1))
    return verified.pairs.map { pair in
      let (a, b) = (pair.pair.a, pair.pair.b)
      return Verified(
        record: PairRecord(
          pair: TextPair(ranked[a].number, ranked[b].number), own: pair.own,
          relation: pair.relation),
        figures: CopyPair(
          pair, a, b, shinglesA: ranked[a].shingles, shinglesB: ranked[b].shingles),
        passages: verified.passages.packed(at: pair.passages))
    }
  }

  /// Makes sure that there is an article for each text, with room for its words.
  ///
  /// To count these would be to read each text once more.
  private func check(_ texts: [TaskText], in corpus: Corpus) throws(PartFault) {
    precondition(
      texts.count == corpus.count, "\(texts.count) texts, \(corpus.count) articles")
    var scratch: [UInt8] = []
    for (place, text) in texts.enumerated() {
      guard text.words <= corpus.textCount(of: place, scratch: &scratch) else {
        throw .tooManyWords(Int(text.number))
      }
      guard text.shingles <= text.words else { throw .tooManyShingles(Int(text.number)) }
    }
  }

  /// What a first pass over the texts would leave, but for what finds candidates.
  private func survey(_ texts: [TaskText], documents: [Int32]) -> Survey {
    var survey = Survey(sketches: StoredRows([], width: 1), recurring: recurring)
    survey.documentOfText = documents
    survey.wordCounts = texts.map(\.words)
    survey.shingleCounts = texts.map(\.shingles)
    return survey
  }
}
