internal import Vectors

/// What is kept of every text after one pass over a batch.
///
/// Documents whose texts have the same words in the same order are one *text*, named by
/// the first of them; documents without words have none. Texts are numbered in the order
/// of their first documents, and that is the index space of everything from here to the
/// families. Per text there are 2 bytes a slot of its sketch, about one byte a word of its
/// sample, and 24 bytes; per document 4 bytes.
struct Survey: Sendable {
  /// The text of each document, or -1 for one without words or with too few.
  var textOfDocument: [Int32] = []
  /// The first document of each text; where there is an archive, the first of those in it.
  var documentOfText: [Int32] = []
  /// Words of each text.
  var wordCounts: [Int32] = []
  /// Distinct shingles of each text.
  var shingleCounts: [Int32] = []
  /// Sketches of the texts, one after another.
  var sketches: [UInt16] = []
  /// Fingerprints of the texts, one after another.
  var fingerprints: [UInt32] = []
  /// Where each text's fingerprints begin, and where the last one's end.
  var fingerprintStarts: [Int] = [0]
  /// The first document of the archive that the others are compared with; beyond all
  /// documents if there is none.
  var archiveStart = Int.max
  /// Documents that have words, but too few to take part.
  var shortCount = 0
  /// How the phrases of the batch are spread.
  var spread: PhraseSpread
  /// In how many documents each shingle stands, if that was asked for.
  var articleCounts: ShingleCounts?

  /// Number of texts.
  var count: Int { documentOfText.count }
}

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

/// What a few consecutive documents hold; arrays by document, and flat ones with ends.
private struct SurveyChunk: Sendable {
  let slots: Int
  var marks: [UInt64] = []
  var digests: [TextDigest] = []
  var wordCounts: [Int32] = []
  var sketches: [UInt16] = []
  var shingleCounts: [Int32] = []
  /// Distinct shingles, if they are to be counted.
  var shingles: [UInt64] = []
  var phrases: [UInt64] = []
  var phraseEnds: [Int] = []
  var fingerprints: [UInt32] = []
  var fingerprintEnds: [Int] = []

  init(slots: Int) {
    self.slots = slots
  }
}

extension Survey {
  /// Adds the documents of a chunk, which follow those already there.
  fileprivate mutating func append(
    _ chunk: SurveyChunk, minimumWords: Int, textOfDigest: inout [TextDigest: Int32]
  ) {
    var shingleStart = 0
    var phraseStart = 0
    var fingerprintStart = 0
    for i in chunk.digests.indices {
      let shingles = chunk.shingles.dropFirst(shingleStart).prefix(
        Int(chunk.shingleCounts[i]))
      let phrases = chunk.phrases[phraseStart..<chunk.phraseEnds[i]]
      let fingerprints = chunk.fingerprints[fingerprintStart..<chunk.fingerprintEnds[i]]
      shingleStart += shingles.count
      phraseStart = chunk.phraseEnds[i]
      fingerprintStart = chunk.fingerprintEnds[i]
      let words = Int(chunk.wordCounts[i])
      guard words > 0, words >= minimumWords else {
        if words > 0 { shortCount += 1 }
        textOfDocument.append(-1)
        continue
      }
      let known = textOfDigest[chunk.digests[i]]
      articleCounts?.add(shingles)
      spread.add(phrases, marks: chunk.marks[i], isNew: known == nil)
      let text = known ?? Int32(count)
      if known == nil {
        textOfDigest[chunk.digests[i]] = text
        documentOfText.append(Int32(textOfDocument.count))
        wordCounts.append(chunk.wordCounts[i])
        shingleCounts.append(chunk.shingleCounts[i])
        sketches.append(
          contentsOf: chunk.sketches[i * chunk.slots..<(i + 1) * chunk.slots])
        self.fingerprints.append(contentsOf: fingerprints)
        fingerprintStarts.append(self.fingerprints.count)
      }
      textOfDocument.append(text)
    }
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
