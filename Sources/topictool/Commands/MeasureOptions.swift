internal import Dedup
internal import Vectors

/// The options that say by what articles are compared.
enum MeasureOptions {
  /// How alike two articles are.
  private enum Measure: String, CaseIterable, Sendable {
    case cosine, jaccard, containment, overlap

    /// The measure of sets of shingles; nil for the one of vectors.
    var ofSets: SetMeasure? {
      switch self {
      case .cosine: nil
      case .jaccard: .jaccard
      case .containment: .containment
      case .overlap: .overlap
      }
    }
  }

  private static let measure = Option.choice(
    "measure", standard: Measure.cosine,
    help: "cosine of TF-IDF vectors; or of the articles' shingles the share that both "
      + "have, of all (jaccard), of those of a (containment), of the smaller set (overlap)"
  )
  private static let shingle = PairOptions.shingle

  /// All of them.
  static let group = OptionGroup(
    heading: "comparison",
    options: [
      measure.declaration, shingle.declaration, PairOptions.against.declaration,
      PairOptions.within.declaration,
    ])

  /// Makes sure that no option is given which the measure has no use for.
  ///
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - groups: the options that say what vectors are made of.
  /// - Throws: ``ToolError/usage(_:)`` for the first such option.
  static func check(
    _ arguments: Arguments, vectorOptions groups: [OptionGroup]
  ) throws(ToolError) {
    let chosen = arguments[measure]
    if chosen.ofSets == nil {
      guard arguments.has(shingle) else { return }
      let names = Measure.allCases.filter { $0.ofSets != nil }.map(\.rawValue)
        .alternatives
      throw .usage("--shingle goes with --measure \(names), not \(chosen.rawValue)")
    }
    if chosen.ofSets != nil,
      let given = groups.flatMap(\.options).first(where: arguments.has)
    {
      throw .usage(
        "--measure \(chosen.rawValue) compares the shingles of dedup; \(given.spelling) "
          + "goes with cosine")
    }
  }

  /// What articles are compared by under the options given.
  ///
  /// - Parameters:
  ///   - batch: the articles.
  ///   - plan: how vectors are made.
  ///   - session: the run.
  /// - Returns: vectors or sets of the inputs, and behind them those of the other batch.
  /// - Throws: ``ToolError/usage(_:)`` for limits that contradict each other.
  static func material(
    of batch: ComparedBatch, by plan: VectorPlan, _ session: Session
  ) throws -> ComparedMaterial {
    guard let measure = session.arguments[measure].ofSets else {
      return .vectors(try plan.vectors(of: batch.corpus, session))
    }
    let sets = try ShingleSets(words: session.arguments[shingle])
    // Texts are read twice.
    let parallel = session.parallel("reading shingles", total: 2 * batch.corpus.count)
    return .sets(sets.matrix(of: batch.corpus, parallel: parallel), measure)
  }

  /// The window of `--within`, if it is given; a note tells how many articles have no date.
  static func window(of batch: ComparedBatch, _ session: Session) -> TimeWindow? {
    guard let seconds = session.arguments[PairOptions.within] else { return nil }
    let window = TimeWindow(
      seconds: seconds, times: batch.inputs.documents.map(\.time),
      against: batch.others?.documents.map(\.time))
    if window.undatedCount > 0 {
      session.note(Copies.Note.documentsWithoutDate(window.undatedCount).description)
    }
    return window
  }
}

/// What the articles of a batch are compared by, and those of another with them.
enum ComparedMaterial {
  /// Vectors, by cosine.
  case vectors(DocumentVectors)
  /// Sets, by a measure of sets.
  case sets(IncidenceMatrix, SetMeasure)

  /// The comparison of a batch.
  ///
  /// - Parameters:
  ///   - batch: the articles that this is of.
  ///   - selection: which similarities are wanted.
  ///   - window: which articles are near enough in time.
  /// - Returns: a join of the inputs with the other batch, or with each other.
  func join(
    of batch: ComparedBatch, selecting selection: SimilaritySelection,
    within window: TimeWindow?
  ) -> SimilarityJoin {
    let (inputs, others) = (
      0..<batch.inputs.count, batch.inputs.count..<batch.corpus.count
    )
    let isOneBatch = batch.others == nil
    switch self {
    case .vectors(let vectors):
      return SimilarityJoin(
        of: isOneBatch ? vectors.matrix : vectors.matrix.rows(inputs),
        against: isOneBatch ? nil : vectors.matrix.rows(others), selecting: selection,
        within: window)
    case .sets(let sets, let measure):
      return SimilarityJoin(
        of: isOneBatch ? sets : sets.rows(inputs),
        against: isOneBatch ? nil : sets.rows(others), by: measure, selecting: selection,
        within: window)
    }
  }
}
