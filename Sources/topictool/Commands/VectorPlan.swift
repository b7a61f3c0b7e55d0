internal import Vectors

/// How a command makes vectors of articles: settled before it reads them.
struct VectorPlan {
  private let vectorizer: Vectorizer

  /// What the options of the command line ask for.
  ///
  /// - Parameters:
  ///   - session: the run.
  ///   - weighting: how counts become values.
  /// - Throws: ``ToolError/usage(_:)`` for options that do not go together, and files they
  ///   name that cannot be read.
  init(_ session: Session, _ weighting: Weighting) throws(ToolError) {
    let method = try AnalysisOptions.method(session)
    var vectorizer = Vectorizer(
      analyzer: method.analyzer, fields: method.fields, weighting: weighting)
    try VocabularyOptions.setColumns(of: &vectorizer, session.arguments)
    self.vectorizer = vectorizer
  }

  /// Whether columns are terms, and not hashes of them.
  var hasTerms: Bool {
    vectorizer.columns.map { $0.vocabulary != nil } ?? true
  }

  /// The vectors of a batch.
  ///
  /// - Parameters:
  ///   - corpus: the batch.
  ///   - session: the run.
  ///   - minimum: the limit without `--min-df`.
  ///   - maximum: the limit without `--max-df`.
  ///   - isNoted: whether notes tell what is surprising about the columns.
  /// - Returns: a row an article.
  /// - Throws: ``ToolError/usage(_:)`` for limits that contradict each other.
  func vectors(
    of corpus: Corpus, _ session: Session, minimum: DocumentLimit = .count(1),
    maximum: DocumentLimit = .share(1), isNoted: Bool = true
  ) throws -> DocumentVectors {
    var vectorizer = vectorizer
    VocabularyOptions.setLimits(
      of: &vectorizer, session.arguments, minimum: minimum, maximum: maximum)
    let parallel = session.parallel("counting terms", total: corpus.count)
    let vectors: DocumentVectors
    do {
      vectors = try vectorizer.vectors(of: corpus, parallel: parallel)
    } catch VectorsError.contradictoryLimits(let least, let most, let count) {
      throw ToolError.usage(
        "--min-df, --max-df: no term can be in at least \(least.plain) and at most "
          + "\(most.plain) of \(count.of("article", "articles")); a batch this small wants "
          + "other limits")
    }
    if isNoted { note(vectors.model, session) }
    return vectors
  }

  /// Says what is surprising about the columns.
  private func note(_ model: VectorModel, _ session: Session) {
    guard let vocabulary = model.columns.vocabulary else { return }
    if vocabulary.count == 0 {
      session.note(
        "no term is left: none is in enough articles and not in too many (--min-df, "
          + "--max-df), or no article has a word")
    }
    let frequencies = model.statistics.documentFrequencies
    if vectorizer.columns != nil, let first = frequencies.firstIndex(of: 0) {
      let missing = frequencies.count { $0 == 0 }
      session.note(
        "no article has \(missing.grouped) of the \(vocabulary.count.of("term", "terms")) of "
          + "--vocabulary, such as '\(vocabulary.term(first).printable)'; terms are looked "
          + "for as topictool analyze prints them")
    }
  }
}
