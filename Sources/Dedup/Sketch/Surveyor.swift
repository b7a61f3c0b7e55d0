internal import Vectors

/// One pass over a batch, in rounds that bound what is held at a time.
struct Surveyor: Sendable {
  let reader: TextReader
  let minHash: MinHash
  let sample: FingerprintSample
  /// Words of a document below which it takes no part, neither in pairs nor in what recurs.
  let minimumWords: Int
  /// Whether an exact join needs to know in how many texts each shingle stands.
  let countsShingles: Bool
  /// Bytes of all texts.
  let textBytes: Int

  /// Documents whose shingles are in memory at a time.
  private static let round = 4096
  private static let grain = 64
  /// Bytes of text to a word, on average, in scripts with spaces.
  static let bytesPerWord = 8

  /// Reads every text of the corpus once.
  ///
  /// - Complexity: O(*n*) in the bytes of the corpus, shared among the threads.
  func survey(_ corpus: Corpus, parallel: Parallel) -> Survey {
    let words = textBytes / Surveyor.bytesPerWord
    var survey = Survey(
      spread: PhraseSpread(wordCount: words),
      articleCounts: countsShingles ? ShingleCounts(wordCount: words) : nil)
    var textOfDigest: [TextDigest: Int32] = [:]
    for start in stride(from: 0, to: corpus.count, by: Surveyor.round) {
      let count = min(Surveyor.round, corpus.count - start)
      let chunks = parallel.map(count: count, grain: Surveyor.grain) { range in
        read(start + range.lowerBound..<start + range.upperBound, of: corpus)
      }
      for chunk in chunks {
        survey.append(chunk, minimumWords: minimumWords, textOfDigest: &textOfDigest)
      }
    }
    return survey
  }

  /// What is found in a few documents, before it is known which texts are new.
  private func read(_ range: Range<Int>, of corpus: Corpus) -> SurveyChunk {
    var chunk = SurveyChunk(slots: minHash.slots)
    var workspace = TextReader.Workspace()
    var seen = HashSet64()
    var hashes: [UInt64] = []
    for index in range {
      hashes.removeAll(keepingCapacity: true)
      reader.appendShingles(of: index, in: corpus, workspace: &workspace, to: &hashes)
      sample.append(of: hashes.span, seen: &seen, to: &chunk.fingerprints)
      let phrases = chunk.phrases.count
      Phrases.append(of: hashes.span, to: &chunk.phrases)
      seen.removeRepetitions(in: &chunk.phrases, from: phrases)
      chunk.phraseEnds.append(chunk.phrases.count)
      seen.removeRepetitions(in: &hashes)
      chunk.marks.append(
        PhraseSpread.marks(
          time: corpus.documents[index].time,
          outlet: corpus.outletHash(of: index, scratch: &workspace.scratch)))
      chunk.digests.append(TextDigest(of: workspace.buffer.tokens.span))
      chunk.wordCounts.append(Int32(workspace.buffer.tokens.count))
      chunk.sketches.append(contentsOf: minHash.sketch(of: hashes.span))
      chunk.shingleCounts.append(Int32(hashes.count))
      if countsShingles { chunk.shingles.append(contentsOf: hashes) }
      chunk.fingerprintEnds.append(chunk.fingerprints.count)
    }
    return chunk
  }
}

extension Corpus {
  /// Bytes of all texts, with JSON escapes resolved: what a batch is sized by must not
  /// depend on how it was written.
  func textBytes(parallel: Parallel) -> Int {
    parallel.map(count: count, grain: 256) { range in
      var scratch: [UInt8] = []
      return range.reduce(0) { $0 + bytes(.text, of: $1, scratch: &scratch).count }
    }.reduce(0, +)
  }
}
