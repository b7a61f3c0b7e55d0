internal import Vectors

/// One pass over a batch, in rounds that bound what is held at a time.
struct Surveyor: Sendable {
  let reader: TextReader
  let minHash: MinHash
  /// Which shingles are kept for finding shared passages; nil if none are.
  let sample: FingerprintSample?
  /// When a phrase of the batch counts as recurring text.
  let recurring: RecurringText
  /// Words of a document below which it takes no part, neither in pairs nor in what recurs.
  let minimumWords: Int
  /// Whether an exact join needs to know in how many texts each shingle stands.
  let countsShingles: Bool
  /// Bytes of all texts.
  let textBytes: Int
  /// What sketches, samples and phrases may take.
  let memory: WorkingMemory

  /// Documents whose shingles are in memory at a time.
  static let round = 4096
  /// Documents that a thread takes at a time out of a round of so many.
  static func grain(of round: Int) -> Int { max(1, min(64, round / 16)) }

  /// Bytes of text to a word, on average, in scripts with spaces.
  static let bytesPerWord = 8

  /// Reads every text of the corpus once.
  ///
  /// - Throws: `ExportError` if what memory is not to hold cannot be set aside.
  /// - Complexity: O(*n*) in the bytes of the corpus, shared among the threads.
  func survey(_ corpus: Corpus, parallel: Parallel) throws(ExportError) -> Survey {
    var pass = try pass(
      over: corpus, records: PhraseRecords(documentCount: corpus.count),
      parallel: parallel)
    pass.survey.recurring = try RecurringPhrases(
      pass.phrases, marks: pass.survey.marks, rule: recurring, parallel: parallel)
    pass.survey.marks = []
    return pass.survey
  }

  /// What one pass over a batch leaves, before it is known which of its phrases recur.
  struct Pass: ~Copyable {
    var survey: Survey
    /// The numbers of the texts.
    var texts = TextTable()
    /// Records of the phrases of all documents.
    var phrases: SortedRuns
  }

  /// Reads every text of the corpus once, without a look at what recurs.
  func pass(
    over corpus: Corpus, records: PhraseRecords, parallel: Parallel
  ) throws(ExportError) -> Pass {
    let words = textBytes / Surveyor.bytesPerWord
    var pass = Pass(
      survey: Survey(
        sketches: StoredRows(
          width: minHash.slots, expecting: corpus.count, budget: memory.bytes / 4,
          folder: memory.folder),
        recurring: RecurringPhrases(documentCount: corpus.count),
        articleCounts: countsShingles ? ShingleCounts(wordCount: words) : nil),
      phrases: SortedRuns(
        keyBits: records.phraseBits, budget: memory.bytes / 8, folder: memory.folder))
    var samples = SortedRuns(
      keyBits: 32..<64, budget: memory.bytes / 4, folder: memory.folder)
    for round in corpus.rounds(of: 0..<corpus.count, atMost: Surveyor.round) {
      let (start, grain) = (round.lowerBound, Surveyor.grain(of: round.count))
      let chunks = parallel.map(count: round.count, grain: grain) { range in
        read(
          start + range.lowerBound..<start + range.upperBound, of: corpus,
          numberedFrom: 0, records)
      }
      corpus.releasePages(of: round)
      for chunk in chunks {
        try pass.survey.append(
          chunk, minimumWords: minimumWords, texts: &pass.texts, samples: &samples)
        try pass.phrases.append(chunk.phrases.span)
      }
    }
    pass.survey.fingerprints = samples.sorted
    return pass
  }

  /// Whether a document of so many words takes part.
  func takesPart(wordCount: Int) -> Bool { wordCount > 0 && wordCount >= minimumWords }

  /// What is found in a few documents, before it is known which texts are new.
  ///
  /// - Parameters:
  ///   - range: the documents.
  ///   - corpus: where they are.
  ///   - first: the document whose phrases are recorded under the number 0.
  ///   - records: how phrases are recorded.
  /// - Returns: what they hold, in order.
  func read(
    _ range: Range<Int>, of corpus: Corpus, numberedFrom first: Int,
    _ records: PhraseRecords
  ) -> SurveyChunk {
    reader.words.with { words in
      var text = ShingleReader(reader.shingles)
      var chunk = SurveyChunk(slots: minHash.slots)
      var isTaken: [Bool] = []
      var scratch: [UInt8] = []
      for index in range {
        text.read(index, in: corpus, &words)
        let wordCount = words.hashes.count
        chunk.wordCounts.append(Int32(wordCount))
        chunk.digests.append(TextDigest(ofWords: words.hashes.span))
        chunk.shingleCounts.append(Int32(text.places.distinctCount))
        chunk.marks.append(
          PhraseSpread.marks(
            time: corpus.documents[index].time,
            outlet: corpus.outletHash(of: index, scratch: &scratch)))
        if takesPart(wordCount: wordCount) {
          let shingles = text.shingles.span
          sample?.append(
            of: shingles, firsts: text.places.firsts.span, isTaken: &isTaken,
            to: &chunk.fingerprints)
          let start = chunk.phrases.count
          Phrases.appendNew(
            of: shingles, firsts: text.places.firsts.span, to: &chunk.phrases)
          records.mark(&chunk.phrases, from: start, document: index - first)
          minHash.append(shingles, to: &chunk.sketches)
          if countsShingles { text.appendDistinct(to: &chunk.shingles) }
        } else {
          chunk.sketches.append(
            contentsOf: repeatElement(MinHash.empty, count: minHash.slots))
        }
        chunk.shingleEnds.append(chunk.shingles.count)
        chunk.fingerprintEnds.append(chunk.fingerprints.count)
      }
      return chunk
    }
  }
}

extension Corpus {
  /// Bytes of all texts, with JSON escapes resolved: what a batch is sized by must not
  /// depend on how it was written.
  func textBytes(parallel: Parallel) -> Int {
    parallel.map(count: count, grain: 4096) { range in
      var scratch: [UInt8] = []
      return range.reduce(0) { $0 + textCount(of: $1, scratch: &scratch) }
    }.reduce(0, +)
  }
}
