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
  /// Which phrases of the batch are recurring text.
  var recurring: RecurringPhrases
  /// While the batch is read, by document: ``PhraseSpread/marks(time:outlet:)``, and in the
  /// highest bit whether it is the first of its text.
  var marks: [UInt64] = []
  /// In how many documents each shingle stands, if that was asked for.
  var articleCounts: ShingleCounts?

  /// Number of texts.
  var count: Int { documentOfText.count }
}

extension Survey {
  /// Adds the documents of a chunk, which follow those already there.
  mutating func append(
    _ chunk: SurveyChunk, minimumWords: Int, textOfDigest: inout [TextDigest: Int32]
  ) {
    var shingleStart = 0
    var fingerprintStart = 0
    for i in chunk.digests.indices {
      let shingles = chunk.shingles[shingleStart..<chunk.shingleEnds[i]]
      let fingerprints = chunk.fingerprints[fingerprintStart..<chunk.fingerprintEnds[i]]
      shingleStart = chunk.shingleEnds[i]
      fingerprintStart = chunk.fingerprintEnds[i]
      let words = Int(chunk.wordCounts[i])
      guard words > 0, words >= minimumWords else {
        if words > 0 { shortCount += 1 }
        textOfDocument.append(-1)
        marks.append(0)
        continue
      }
      let known = textOfDigest[chunk.digests[i]]
      articleCounts?.add(shingles)
      marks.append(chunk.marks[i] | (known == nil ? 1 << 63 : 0))
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
