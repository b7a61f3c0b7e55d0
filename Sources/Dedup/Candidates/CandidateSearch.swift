internal import Vectors

/// Which generators of candidates a search runs, and with what.
struct CandidatePlan: Sendable {
  var bands: Bands?
  var reuse: ReuseIndex?
  var joins: [ExactJoin] = []
  /// The Jaccard resemblance below which no pair is listed, if there is one.
  let minimumResemblance: Double?

  /// The plan for a batch of so many words.
  init(_ options: CopySearch.Options, bands: Bands, wordCount: Int) {
    minimumResemblance =
      options.minimumContainment == nil ? options.minimumJaccard : nil
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

  /// Whether a search with these options may look for shared fingerprints.
  static func maySample(_ options: CopySearch.Options) -> Bool {
    switch options.mode {
    case .reuse: true
    case .auto: options.minimumJaccard == nil || options.minimumContainment != nil
    case .minhash, .exact: false
    }
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
  /// The order in which texts are looked at, and the documents that may be pairs, where not
  /// any two may; else nil.
  let order: TextOrder?
  let partners: Partners?
  /// What pairs and postings may take.
  let memory: WorkingMemory
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
  ) throws(ExportError) -> Result {
    var proposed = ProposedPairs(textCount: survey.count, memory: memory)
    var notes: [Copies.Note] = []
    if let bands = plan.bands {
      observer?(.candidates, bands.count)
      let index = BandIndex(bands: bands, order: order)
      let cappedBuckets = try index.propose(
        of: survey.sketches, rows: survey.rowOfText, to: &proposed, parallel: parallel)
      if cappedBuckets > 0 {
        notes.append(.bucketsCapped(cappedBuckets, limit: index.bucketLimit))
      }
    }
    if let reuse = plan.reuse {
      observer?(.candidates, survey.count)
      let cappedFingerprints = try reuse.propose(
        of: survey, order: order, to: &proposed, parallel: parallel)
      if cappedFingerprints > 0 {
        notes.append(.fingerprintsCapped(cappedFingerprints, limit: reuse.limit))
      }
    }
    if let counts = survey.articleCounts {
      for join in plan.joins {
        // Texts are read, and then looked up.
        observer?(.candidates, 2 * survey.count)
        try join.propose(
          of: survey, counts: counts, in: corpus, reader: reader, order: order,
          to: &proposed, memory: memory, parallel: parallel)
      }
    }
    let resemblance = plan.minimumResemblance.map {
      ResemblanceFilter(minimum: $0, survey: survey, seesSketches: plan.joins.isEmpty)
    }
    let filter = CandidateFilter(partners: partners, resemblance: resemblance)
    return Result(
      pairs: try proposed.united(keeping: filter, parallel: parallel), notes: notes)
  }
}
