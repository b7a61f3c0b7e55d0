internal import Topics
internal import Vectors

/// How a command makes vectors of articles: settled before it reads them.
struct VectorPlan {
  /// Where terms and weights come from.
  private enum Source {
    case articles
    case frequencies(DocumentFrequencies)
    case model(VectorModel)
  }

  private let source: Source
  /// How vectors are made, but for a model, which knows it itself.
  private var vectorizer: Vectorizer
  /// The clusters that articles are to be assigned to, if `--model` has them.
  let topics: TopicModel?
  private let savedModel: AtomicFile?
  private let savedFrequencies: AtomicFile?

  /// What the options of the command line ask for.
  ///
  /// - Parameters:
  ///   - session: the run.
  ///   - cosines: whether the products of rows are to be cosines; else the vectors are the
  ///     result, and a model of them may be saved.
  ///   - standard: what makes a term, and the weighting, where options do not say.
  /// - Throws: ``ToolError`` for options that do not go together, and files they name that
  ///   cannot be read or written.
  init(
    _ session: Session, cosines: Bool, standard: Vectorizer = Vectorizer()
  ) throws(ToolError) {
    let arguments = session.arguments
    vectorizer = Vectorizer()
    savedModel = cosines ? nil : try session.open(ModelOptions.savedModel)
    savedFrequencies = try session.open(ModelOptions.savedFrequencies)
    switch try ModelOptions.model(arguments, savesVectors: !cosines) {
    case .vectors(let model):
      topics = nil
      source = .model(cosines ? model.scaled(by: .l2) : model)
      return
    case .topics(let model):
      topics = model
      source = .model(cosines ? model.vectors.scaled(by: .l2) : model.vectors)
      return
    case nil: topics = nil
    }
    vectorizer.weighting = try WeightingOptions.weighting(
      arguments, cosines: cosines, standard: standard.weighting)
    try VocabularyOptions.setColumns(of: &vectorizer, arguments)
    if let frequencies = try ModelOptions.frequencies(session) {
      guard VocabularyOptions.hasTerms(vectorizer) else {
        throw .usage(
          "--hash-bits does not go with --frequencies, which are those of terms")
      }
      source = .frequencies(frequencies)
      vectorizer.analyzer = frequencies.analyzer
      vectorizer.fields = frequencies.fields
    } else {
      source = .articles
      let method = try AnalysisOptions.method(
        session, standard: standard.analyzer.options)
      vectorizer.analyzer = method.analyzer
      vectorizer.fields = method.fields
    }
  }

  /// Whether columns are terms, and not hashes of them.
  var hasTerms: Bool {
    if case .model(let model) = source { return model.columns.vocabulary != nil }
    return VocabularyOptions.hasTerms(vectorizer)
  }
}

extension VectorPlan {
  /// The vectors of a batch.
  ///
  /// - Parameters:
  ///   - corpus: the batch.
  ///   - votes: the articles that terms and weights are learnt of, unless they are known;
  ///     nil for all.
  ///   - session: the run.
  ///   - minimum: the limit without `--min-df`.
  ///   - maximum: the limit without `--max-df`.
  ///   - isNoted: whether notes tell what is surprising about the columns.
  /// - Returns: a row an article.
  /// - Throws: ``ToolError/usage(_:)`` for limits that contradict each other.
  func vectors(
    of corpus: Corpus, votes: Votes? = nil, _ session: Session,
    minimum: DocumentLimit = .count(1), maximum: DocumentLimit = .share(1),
    isNoted: Bool = true
  ) throws -> DocumentVectors {
    var vectorizer = vectorizer
    VocabularyOptions.setLimits(
      of: &vectorizer, session.arguments, minimum: minimum, maximum: maximum)
    let parallel = session.parallel("counting terms", total: corpus.count)
    let vectors: DocumentVectors
    switch source {
    case .model(let model): return model.vectors(of: corpus, parallel: parallel)
    case .frequencies(let frequencies):
      vectors = try model(vectorizer, of: frequencies, session.arguments)
        .vectors(of: corpus, parallel: parallel)
    case .articles:
      vectors = try self.vectors(
        of: corpus, votes: votes, vectorizer, session, isNoted, parallel)
    }
    if isNoted { note(vectors.model, session) }
    if var savedModel { try vectors.model.write(to: &savedModel) }
    return vectors
  }

  /// The vectors of a batch; without limits that nobody gave, if they leave it too little.
  private func vectors(
    of corpus: Corpus, votes: Votes?, _ vectorizer: Vectorizer, _ session: Session,
    _ isNoted: Bool, _ parallel: Parallel
  ) throws -> DocumentVectors {
    func counts(least: Int, _ parallel: Parallel) -> TermCounts {
      TermCounts(
        of: corpus, analyzer: vectorizer.analyzer, fields: vectorizer.fields,
        least: least, parallel: parallel)
    }
    func made(by vectorizer: Vectorizer, of counts: TermCounts) throws -> DocumentVectors
    {
      try explaining(session.arguments) { () throws(VectorsError) in
        try vectorizer.vectors(
          of: counts, votes: votes, parallel: parallel.reporting(to: nil))
      }
    }
    // Frequencies to be saved are those of all terms.
    let least =
      savedFrequencies != nil
      ? 1 : vectorizer.leastDocuments(of: votes?.voters.count ?? corpus.count)
    let counted = counts(least: least, parallel)
    _ = session.parallel("weighing terms", total: nil)
    if savedFrequencies != nil {
      try save(
        DocumentFrequencies(
          of: counted, analyzer: vectorizer.analyzer, fields: vectorizer.fields))
    }
    let limited = try made(by: vectorizer, of: counted)
    var relaxed = vectorizer
    guard counted.areMostlyLost(in: limited.matrix),
      VocabularyOptions.dropStandardLimits(of: &relaxed, session.arguments)
    else { return limited }
    let all = least > 1 ? counts(least: 1, parallel.reporting(to: nil)) : counted
    let vectors = try made(by: relaxed, of: all)
    if all.areMostlyLost(in: vectors.matrix) { return limited }
    if isNoted {
      session.note(
        "most articles have only terms that no other has, or that most have: none is left "
          + "out for that")
    }
    return vectors
  }

  /// Whether there is nothing to do without articles; otherwise a model or document
  /// frequencies are to be saved of others that are known.
  func needsArticles(_ session: Session) -> Bool {
    guard case .frequencies = source, session.arguments.operands.isEmpty else {
      return true
    }
    return savedModel == nil && savedFrequencies == nil
  }

  /// Saves what is to be saved of document frequencies, without any articles.
  func saveModel(_ session: Session) throws {
    guard case .frequencies(let frequencies) = source else { return }
    var vectorizer = vectorizer
    VocabularyOptions.setLimits(
      of: &vectorizer, session.arguments, minimum: .count(1), maximum: .share(1))
    let model = try model(vectorizer, of: frequencies, session.arguments)
    note(model, session)
    if var savedModel { try model.write(to: &savedModel) }
  }

  private func model(
    _ vectorizer: Vectorizer, of frequencies: DocumentFrequencies, _ arguments: Arguments
  ) throws -> VectorModel {
    try save(frequencies)
    return try explaining(arguments) { () throws(VectorsError) in
      try vectorizer.model(fitting: frequencies)
    }
  }

  private func save(_ frequencies: DocumentFrequencies) throws(ExportError) {
    if var savedFrequencies { try frequencies.write(to: &savedFrequencies) }
  }

  /// Does what may fail by the limits of terms, and says what can be done about it.
  private func explaining<Value>(
    _ arguments: Arguments, _ body: () throws(VectorsError) -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch VectorsError.contradictoryLimits(let least, let most, let count) {
      throw ToolError.usage(
        VocabularyOptions.contradiction(least: least, most: most, of: count, arguments))
    }
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
