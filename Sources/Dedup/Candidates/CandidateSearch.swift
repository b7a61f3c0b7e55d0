internal import Vectors

/// Which generators of candidates a search runs, and with what.
struct CandidatePlan: Sendable {
  var bands: Bands?
  var reuse: ReuseIndex?
  var joins: [ExactJoin] = []

  /// The plan for a batch of so many words.
  init(_ options: CopySearch.Options, bands: Bands, wordCount: Int) {
    let joins = CandidatePlan.joins(options)
    switch options.mode {
    case .minhash:
      self.bands = bands
    case .reuse:
      reuse = ReuseIndex()
    case .exact:
      self.joins = joins.isEmpty ? [.jaccard(options.threshold)] : joins
    case .auto where joins.isEmpty:
      self.bands = bands
      reuse = ReuseIndex()
    case .auto where wordCount <= options.exactWords:
      self.joins = joins
    case .auto:
      self.bands = bands
      if options.minimumContainment != nil { reuse = ReuseIndex() }
    }
  }

  /// Whether a search with these options may join, whatever the size of the batch.
  static func mayJoin(_ options: CopySearch.Options) -> Bool {
    options.mode == .exact || options.mode == .auto && !joins(options).isEmpty
  }

  private static func joins(_ options: CopySearch.Options) -> [ExactJoin] {
    var joins: [ExactJoin] = []
    if let minimum = options.minimumJaccard { joins.append(.jaccard(minimum)) }
    if let minimum = options.minimumContainment { joins.append(.containment(minimum)) }
    return joins
  }
}

/// Runs the generators of a plan.
struct CandidateSearch: Sendable {
  let plan: CandidatePlan
  let slots: Int
  /// The order in which texts are looked at, and the documents that may be pairs, where not
  /// any two may; else nil.
  let order: TextOrder?
  let partners: Partners?
  /// Is told of each generator.
  let observer: CopySearch.PhaseObserver?

  /// The candidates of all generators.
  struct Result: Sendable {
    /// In order, each once.
    var pairs: [TextPair] = []
    /// What was left out.
    var notes: [Copies.Note] = []
  }

  /// Every pair of texts that some generator proposes and the condition allows.
  func candidates(
    of survey: Survey, in corpus: Corpus, reader: TextReader, parallel: Parallel
  ) -> Result {
    var lists: [[TextPair]] = []
    var notes: [Copies.Note] = []
    if let bands = plan.bands {
      observer?(.candidates, bands.count)
      let index = BandIndex(bands: bands, slots: slots, order: order)
      let found = index.candidates(of: survey.sketches, parallel: parallel)
      lists.append(found.pairs)
      if found.cappedBuckets > 0 {
        notes.append(.bucketsCapped(found.cappedBuckets, limit: index.bucketLimit))
      }
    }
    if let reuse = plan.reuse {
      observer?(.candidates, survey.count)
      let found = reuse.candidates(of: survey, order: order, parallel: parallel)
      lists.append(found.pairs)
      if found.cappedFingerprints > 0 {
        notes.append(.fingerprintsCapped(found.cappedFingerprints, limit: reuse.limit))
      }
    }
    if let counts = survey.articleCounts {
      for join in plan.joins {
        // Texts are read, and then looked up.
        observer?(.candidates, 2 * survey.count)
        lists.append(
          join.candidates(
            of: survey, counts: counts, in: corpus, reader: reader, order: order,
            parallel: parallel))
      }
    }
    let pairs: [TextPair] = .united(lists)
    guard let partners else { return Result(pairs: pairs, notes: notes) }
    return Result(pairs: pairs.filter { partners.meet($0.a, $0.b) }, notes: notes)
  }
}
