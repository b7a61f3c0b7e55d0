public import Vectors

/// Finds which documents of a batch are copied from which.
///
///     let search = try CopySearch(CopySearch.Options())
///     let copies = try search.run(over: corpus, parallel: Parallel(threads: 2))
///     copies.pairs.count
///     copies.families.numbers[0]
///
/// Four steps with plain records between them: one pass that leaves a sketch and a sample
/// of every text (``MinHash``, about 256 bytes and two bytes a word, eight in batches below a
/// megabyte); the search for pairs that may share something (``Bands``, an index of sampled
/// fingerprints, or an exact join); their verification on the real sequences of words; and the
/// grouping of copies into families. Documents whose texts have the same words are one text
/// throughout, so that a hundred thousand equal documents cost no more than reading them.
///
/// Only the text is compared: titles differ where texts do not. The result depends on the
/// corpus and the options alone, never on the number of threads.
public struct CopySearch: Sendable {
  /// What to search for, and how.
  public let options: Options
  /// What sketches, samples and lists that are sorted may take; no result depends on it.
  public let memory: WorkingMemory

  /// Words of the texts that are in memory at a time while pairs are compared.
  ///
  /// A block of 8 million takes 104 MB, and there are two in batches that do not fit into
  /// one. No result depends on it.
  package var blockWords: Int
  private static let allowedBlocks = 1 << 16...8 << 20

  let reader: TextReader
  let minHash: MinHash
  let bands: Bands

  /// A search with the given options.
  ///
  /// - Parameters:
  ///   - options: what to search for, and how.
  ///   - memory: what may be taken for what can be set aside: sketches, samples, and lists
  ///     that are sorted. What there is of each text and pair besides is not bounded.
  /// - Throws: ``DedupError/shingle(_:allowed:)``, ``DedupError/share(name:_:)`` or
  ///   ``DedupError/window(_:)`` for options outside their ranges.
  public init(
    _ options: Options = Options(), memory: WorkingMemory = WorkingMemory()
  ) throws(DedupError) {
    try CopySearch.check(options)
    let reader = TextReader(
      analyzer: Analyzer(.shingles), shingles: try Shingles(words: options.shingle),
      seed: options.seed)
    self.init(
      options, memory: memory, reader: reader,
      sketching: try CopySearch.sketching(options))
  }

  /// Makes sure that shares and the window are in their ranges.
  static func check(_ options: Options) throws(DedupError) {
    let shares = [
      ("the minimum Jaccard resemblance", options.minimumJaccard),
      ("the minimum containment", options.minimumContainment),
      ("the threshold", options.threshold), ("the recall", options.recall),
    ]
    for (name, share) in shares {
      // Written so that a number that is none fails as well.
      if let share, !(share > 0 && share <= 1) { throw .share(name: name, share) }
    }
    if let window = options.window, window < 0 { throw .window(window) }
  }

  /// The same with a reader that may have read texts before, and sketches of a given kind.
  init(
    _ options: Options, memory: WorkingMemory, reader: TextReader,
    sketching: (MinHash, Bands)
  ) {
    self.options = options
    self.memory = memory
    blockWords = min(
      max(memory.bytes / 128, CopySearch.allowedBlocks.lowerBound),
      CopySearch.allowedBlocks.upperBound)
    self.reader = reader
    (minHash, bands) = sketching
  }

  /// The fewest slots, 128 or more, whose bands of two rows or more reach the recall at
  /// the threshold; 128 bands of one row where 512 slots do not.
  static func sketching(
    _ options: Options
  ) throws(DedupError) -> (MinHash, Bands) {
    let threshold = options.minimumJaccard ?? options.threshold
    for slots in stride(from: 128, through: 512, by: 64) {
      let bands = try Bands.choose(
        slots: slots, threshold: threshold, recall: options.recall)
      if bands.rows > 1 { return (try MinHash(slots: slots, seed: options.seed), bands) }
    }
    let bands = try Bands.choose(slots: 128, threshold: threshold, recall: options.recall)
    return (try MinHash(slots: 128, seed: options.seed), bands)
  }

  /// Searches a corpus, or compares a batch with an archive.
  ///
  ///     let both = batch.followed(by: archive)
  ///     let known = search.run(over: both, archiveFrom: batch.count, parallel: parallel)
  ///     known.kept  // what is new
  ///
  /// Against an archive every pair has its `a` in the batch and its `b` in the archive, and
  /// the source of a family is in the archive. What recurs is learnt from both.
  ///
  /// - Parameters:
  ///   - corpus: the batch, and behind it the archive if there is one.
  ///   - archiveStart: the first document of the archive, at most as many as there are.
  ///   - parallel: the threads to work on; its progress counts what `observer` is told.
  ///   - observer: is told of each phase before it begins, and how much its progress will
  ///     count.
  /// - Throws: ``DedupError/documents(_:allowed:)`` for more documents than have numbers;
  ///   ``DedupError/temporaryFile(_:)`` if ``memory`` is used up and its folder takes no more.
  /// - Returns: pairs, families and what had to be left out.
  /// - Complexity: O(*n*) in the bytes of the texts for the first pass, and in the words of
  ///   both texts for each candidate.
  public func run(
    over corpus: Corpus, archiveFrom archiveStart: Int? = nil, parallel: Parallel,
    observer: PhaseObserver? = nil
  ) throws(DedupError) -> Copies {
    let batchCount = archiveStart ?? corpus.count
    precondition(
      (0...corpus.count).contains(batchCount),
      "an archive from document \(batchCount) of \(corpus.count)")
    observer?(.survey, corpus.count)
    var survey = try survey(of: corpus, parallel: parallel)
    let condition = PairCondition(options, corpus: corpus, archiveStart: archiveStart)
    if let condition { survey.split(by: condition) }
    let order = condition.map {
      TextOrder($0, textOfDocument: survey.textOfDocument, textCount: survey.count)
    }
    let partners = condition.map {
      Partners($0, textOfDocument: survey.textOfDocument, textCount: survey.count)
    }
    let wordCount = survey.wordCounts.reduce(0) { $0 + Int($1) }
    let plan = CandidatePlan(options, bands: bands, wordCount: wordCount)
    let candidates = try CopySearch.reportingFiles { () throws(ExportError) in
      try CandidateSearch(
        plan: plan, order: order, partners: partners, memory: memory, observer: observer
      ).candidates(of: survey, in: corpus, reader: reader, parallel: parallel)
    }
    survey.forgetSamples()
    var notes = takingPart(survey) + (condition?.notes ?? []) + corpus.missingEvidence
    observer?(.comparison, candidates.pairs.count)
    let copies = copies(
      among: candidates.pairs, survey, in: corpus, partners: partners,
      batchCount: batchCount, parallel: parallel)
    notes += copies.notes + candidates.notes + planNotes(plan, wordCount: wordCount)
    return copies.with(notes)
  }

  /// Compares candidates, and makes families of the copies among them.
  ///
  /// - Parameters:
  ///   - candidates: pairs of texts, in order, each once.
  ///   - survey: the texts.
  ///   - corpus: where they stand.
  ///   - partners: the documents that may be pairs; nil if any two may.
  ///   - batchCount: documents before the archive.
  ///   - parallel: the threads; its progress counts candidates.
  /// - Returns: pairs and families, with notes about their listing alone.
  func copies(
    among candidates: [TextPair], _ survey: Survey, in corpus: Corpus,
    partners: Partners?,
    batchCount: Int, parallel: Parallel
  ) -> Copies {
    let verified = verification(of: survey, in: corpus, filter: pairFilter)
      .verified(candidates, parallel: parallel)
    return copies(
      of: verified, survey, in: corpus, partners: partners, batchCount: batchCount,
      parallel: parallel)
  }

  /// Which verified pairs are kept.
  var pairFilter: PairFilter {
    PairFilter(
      minimumJaccard: options.minimumJaccard,
      minimumContainment: options.minimumContainment,
      listsTemplates: options.listsTemplates)
  }

  /// Lists verified pairs by documents, and makes families of the copies among them.
  func copies(
    of verified: VerifiedPairs, _ survey: Survey, in corpus: Corpus, partners: Partners?,
    batchCount: Int, parallel: Parallel
  ) -> Copies {
    var verified = verified
    let listing = PairListing(
      survey: survey, groupLimit: options.groupLimit, partners: partners)
    let pairs = listing.pairs(from: &verified)
    let credits = AgencyFinder(options.agencies).credits(
      in: corpus, words: reader.plainWords, parallel: parallel.reporting(to: nil))
    let material = FamilyMaterial(survey, of: corpus, credits: credits)
    let outcome = FamilyBuilder(material: material).families(from: verified)
    return Copies(
      pairs: pairs, families: outcome.families, copied: outcome.copied, credits: credits,
      batchCount: batchCount, notes: listing.notes, passages: verified.passages,
      reader: reader)
  }

  /// The first pass over a corpus.
  func survey(of corpus: Corpus, parallel: Parallel) throws(DedupError) -> Survey {
    let allowed = 0...Int(Int32.max)
    guard allowed.contains(corpus.count) else {
      throw .documents(corpus.count, allowed: allowed)
    }
    let textBytes = corpus.textBytes(parallel: parallel.reporting(to: nil))
    return try CopySearch.reportingFiles { () throws(ExportError) in
      try surveyor(textBytes: textBytes).survey(corpus, parallel: parallel)
    }
  }

  /// What reads the articles of a batch of so many bytes of text.
  func surveyor(textBytes: Int) -> Surveyor {
    Surveyor(
      reader: reader, minHash: minHash,
      sample: CandidatePlan.maySample(options)
        ? FingerprintSample(forBytes: textBytes) : nil,
      recurring: options.recurring, minimumWords: options.minimumWords,
      countsShingles: CandidatePlan.mayJoin(options), textBytes: textBytes,
      memory: memory)
  }

  /// What reads articles for an index: sampled as those of a large batch, however few they are.
  var indexSurveyor: Surveyor {
    Surveyor(
      reader: reader, minHash: minHash, sample: FingerprintSample(),
      recurring: options.recurring, minimumWords: options.minimumWords,
      countsShingles: false, textBytes: 0, memory: memory)
  }

  /// Work that may set something aside, with the errors of this module.
  static func reportingFiles<Result>(
    _ work: () throws(ExportError) -> Result
  ) throws(DedupError) -> Result {
    do throws(ExportError) { return try work() } catch { throw .temporaryFile(error) }
  }

  /// What compares texts of a survey and keeps the pairs that pass a filter.
  func verification(
    of survey: Survey, in corpus: Corpus, filter: PairFilter
  ) -> Verification {
    Verification(
      survey: survey, corpus: corpus, reader: reader,
      rule: options.rule, filter: filter, origins: TextOrigins(of: survey, in: corpus),
      blockWords: blockWords)
  }

  /// What takes no part for want of words.
  func takingPart(_ survey: Survey) -> [Copies.Note] {
    var notes: [Copies.Note] = []
    let wordless = survey.textOfDocument.count { $0 < 0 } - survey.shortCount
    if wordless > 0 { notes.append(.documentsWithoutWords(wordless)) }
    if survey.shortCount > 0 {
      notes.append(
        .documentsTooShort(survey.shortCount, minimum: options.minimumWords))
    }
    return notes
  }

  private func planNotes(_ plan: CandidatePlan, wordCount: Int) -> [Copies.Note] {
    guard options.mode == .auto, let minimum = options.minimumJaccard, plan.joins.isEmpty
    else { return [] }
    return [.sketchedNotJoined(words: wordCount, recall: bands.recall(at: minimum))]
  }
}
