package import Vectors

/// Reads articles once and makes the records by which others find what they share.
///
///     var signer = try Signer(options, shape)
///     for article in signer.sign(corpus, numbers: numbers) { … }
///     signer.takeBlobs { kind, range, blob in … }
///
/// It is the first pass of ``CopySearch``, over some of the articles: a text's sketch becomes
/// a key for each band, its sample fingerprints and its phrases stay what they are, and all
/// go to the range of their key. What a process is given together does not matter.
package struct Signer {
  private let shape: JobShape
  private let surveyor: Surveyor
  private let plan: CandidatePlan
  private let phraseRecords: PhraseRecords
  private let finder: AgencyFinder

  private var articles = RecordBuffer.Articles()
  private var bands = RecordBuffer(.bands, keyBits: BandKey.bits)
  private var samples = RecordBuffer(.samples, keyBits: FingerprintSample.bits)
  private var phrases: RecordBuffer

  private let limits: Limits

  /// What is gathered before it is packed; more is sorted at a greater cost each, and takes
  /// no fewer bits.
  package struct Limits: Sendable {
    /// Articles.
    package var articles = 1 << 16
    /// Phrases.
    package var phrases = 1 << 20

    /// The usual ones.
    package init() {}
  }

  /// What a search for copies with these options reads of articles.
  ///
  /// - Throws: ``DedupError`` as a search does.
  package init(
    _ options: CopySearch.Options, _ shape: JobShape, limits: Limits = Limits()
  ) throws(DedupError) {
    let search = try CopySearch(options)
    precondition(!CandidatePlan.mayJoin(options), "exact joins are not distributed")
    self.shape = shape
    self.limits = limits
    surveyor = search.surveyor(textBytes: shape.textBytes)
    plan = CandidatePlan(options, bands: search.bands, wordCount: 0)
    phraseRecords = PhraseRecords(documentCount: shape.articleCount)
    phrases = RecordBuffer(.phrases, keyBits: phraseRecords.phraseBits.count)
    finder = AgencyFinder(options.agencies)
  }

  /// What one line says of an article.
  package struct Article: Sendable {
    /// What names its text, nil if it has no words or too few to take part.
    package let digest: TextDigest?
    /// Its words and its distinct shingles.
    package let wordCount: Int
    /// Its distinct shingles.
    package let shingleCount: Int
    /// The hash of its outlet, nil if it names none.
    package let outlet: UInt64?
    /// The agencies it credits.
    package let credits: [AgencyCredit]
  }

  /// Whether as much was gathered as is to be in memory.
  package var isFull: Bool {
    articles.numbers.count >= limits.articles
      || phrases.records.count >= limits.phrases
  }

  /// How many articles may come before blobs have to be taken.
  package var room: Int { min(shape.articleCount, 1 << 24) - articles.numbers.count }

  /// Reads the articles of a corpus.
  ///
  /// - Parameters:
  ///   - corpus: the articles, no more than there is ``room`` for.
  ///   - numbers: their numbers in the whole input.
  /// - Returns: what is to be known of each, in order.
  package mutating func sign(_ corpus: Corpus, numbers: [Int32]) -> [Article] {
    precondition(
      numbers.count == corpus.count && corpus.count <= room,
      "\(numbers.count) numbers of \(corpus.count) articles, room for \(room)")
    let chunk = surveyor.read(
      0..<corpus.count, of: corpus, numberedFrom: -articles.numbers.count,
      phraseRecords)
    gather(chunk, numbers)
    let parallel = Parallel(threads: 1)
    let credits = finder.credits(
      in: corpus, words: surveyor.reader.plainWords, parallel: parallel)
    var scratch: [UInt8] = []
    return numbers.indices.map { index in
      let takesPart = surveyor.takesPart(wordCount: Int(chunk.wordCounts[index]))
      return Article(
        digest: takesPart ? chunk.digests[index] : nil,
        wordCount: Int(chunk.wordCounts[index]),
        shingleCount: Int(chunk.shingleCounts[index]),
        outlet: corpus.outletHash(of: index, scratch: &scratch),
        credits: Array(credits[index]))
    }
  }

  private mutating func gather(_ chunk: SurveyChunk, _ numbers: [Int32]) {
    let first = articles.numbers.count
    articles.numbers += numbers
    articles.marks += chunk.marks
    phrases.records += chunk.phrases
    if plan.reuse != nil {
      var start = 0
      for (index, end) in chunk.fingerprintEnds.enumerated() {
        for fingerprint in chunk.fingerprints[start..<end] {
          let key = fingerprint & 0xFFFF_FFFF_0000_0000
          samples.records.append(key | UInt64(first + index))
        }
        start = end
      }
    }
    guard let bands = plan.bands else { return }
    let sketches = chunk.sketches.span
    for index in numbers.indices
    where surveyor.takesPart(wordCount: Int(chunk.wordCounts[index])) {
      for band in 0..<bands.count {
        let start = index * chunk.slots + band * bands.rows
        let key = Bands.key(of: sketches.extracting(start..<start + bands.rows))
        self.bands.records.append(
          BandKey.record(key, band: band) | UInt64(first + index))
      }
    }
  }

  /// Packs what was gathered, and begins anew.
  ///
  /// - Parameter body: takes a kind, the number of a range, and a blob.
  /// - Throws: what `body` throws.
  package mutating func takeBlobs<Failure: Error>(
    _ body: (_ kind: BlobKind, _ range: Int, _ blob: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try bands.pack(ranges: shape.ranges, of: articles) { (range, blob) throws(Failure) in
      try body(.bands, range, blob)
    }
    try samples.pack(ranges: shape.ranges, of: articles) {
      (range, blob) throws(Failure) in try body(.samples, range, blob)
    }
    try phrases.pack(ranges: shape.ranges, of: articles) {
      (range, blob) throws(Failure) in try body(.phrases, range, blob)
    }
    articles = RecordBuffer.Articles()
  }
}
