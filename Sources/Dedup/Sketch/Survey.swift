internal import Vectors

/// What is kept of every text after one pass over a batch.
///
/// Documents whose texts have the same words in the same order are one *text*, named by
/// the first of them; documents without words have none. Texts are numbered in the order
/// of their first documents, and that is the index space of everything from here to the
/// families. Per text there are 2 bytes a slot of its sketch, about two bytes a word of its
/// sample, and 12 bytes; per document 4 bytes. Sketches and samples are in files as far as
/// memory is not to hold them.
struct Survey: Sendable {
  /// The text of each document, or -1 for one without words or with too few.
  var textOfDocument: [Int32] = []
  /// The first document of each text; where there is an archive, the first of those in it.
  var documentOfText: [Int32] = []
  /// Words of each text.
  var wordCounts: [Int32] = []
  /// Distinct shingles of each text.
  var shingleCounts: [Int32] = []
  /// Sketches, a row each.
  var sketches: StoredRows<UInt16>
  /// Samples: a fingerprint in the high half and the row of its text in the low one.
  var fingerprints = SortedRecords()
  /// The row of each text among sketches and samples, where some texts share one; nil if
  /// texts have the numbers of their rows.
  var rowOfText: [Int32]?
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
  /// Number of rows of sketches and samples.
  var rowCount: Int { sketches.count }

  /// Lets go of what candidates alone are found by.
  mutating func forgetSamples() {
    sketches = StoredRows([], width: 1)
    fingerprints = SortedRecords()
    (articleCounts, rowOfText) = (nil, nil)
  }

  /// The row of a text among sketches and samples.
  func row(of text: Int) -> Int { rowOfText.map { Int($0[text]) } ?? text }
}

extension Survey {
  /// Adds the documents of a chunk, which follow those already there.
  ///
  /// - Parameters:
  ///   - chunk: what was found in them.
  ///   - minimumWords: words below which a document takes no part.
  ///   - texts: the texts so far.
  ///   - samples: takes the fingerprints of new ones.
  /// - Throws: `ExportError` if sketches or fingerprints cannot be set aside.
  mutating func append(
    _ chunk: SurveyChunk, minimumWords: Int, texts: inout TextTable,
    samples: inout SortedRuns
  ) throws(ExportError) {
    var records: [UInt64] = []
    records.reserveCapacity(chunk.fingerprints.count)
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
      let (text, isNew) = texts.number(of: chunk.digests[i])
      articleCounts?.add(shingles)
      marks.append(chunk.marks[i] | (isNew ? PhraseTally.first : 0))
      if isNew {
        documentOfText.append(Int32(textOfDocument.count))
        wordCounts.append(chunk.wordCounts[i])
        shingleCounts.append(chunk.shingleCounts[i])
        try sketches.append(
          chunk.sketches.span.extracting(i * chunk.slots..<(i + 1) * chunk.slots))
        for fingerprint in fingerprints {
          records.append(fingerprint & 0xFFFF_FFFF_0000_0000 | UInt64(text))
        }
      }
      textOfDocument.append(text)
    }
    try samples.append(records.span)
  }
}
