internal import Vectors

/// A segment in the making: articles come in chunks, and leave as one file.
struct SegmentBuilder: ~Copyable {
  private let file: BlockFileWriter
  private let bands: Bands

  private var documents: [DocumentRecord] = []
  private var texts: [TextRecord] = []
  private var numbers = TextTable()
  /// The last article so far of each text.
  private var lasts: [UInt32] = []
  private var idKeys: [UInt64] = []
  /// Texts that no older segment has: they are found by what is in this one.
  private var newTexts: [UInt32] = []
  /// By band their keys.
  private var bandKeys: [[UInt32]]
  private var fingerprints: SortedRuns
  private var phrases: SortedRuns
  private var marks: [UInt64] = []
  private var blockStarts: [(start: Int, raw: Int)] = []

  /// Begins a segment in a file that is not there yet, for sketches in these bands.
  init(path: String, bands: Bands, memory: WorkingMemory) throws(IndexError) {
    self.bands = bands
    bandKeys = Array(repeating: [], count: bands.count)
    fingerprints = SortedRuns(
      keyBits: 32..<64, budget: memory.bytes / 4, folder: memory.folder)
    phrases = SortedRuns(
      keyBits: PhraseRecords.ofSegments.phraseBits, budget: memory.bytes / 2,
      folder: memory.folder)
    file = try IndexError.writing { () throws(ExportError) in
      let file = try BlockFileWriter(
        path: path, kind: SegmentLayout.kind, version: SegmentLayout.version)
      try file.beginSection(SegmentLayout.articles)
      return file
    }
  }

  /// What a few consecutive articles hold, as the threads find it.
  struct Chunk: Sendable {
    var survey: SurveyChunk
    /// Article after article the keys of its bands.
    var bandKeys: [UInt32] = []
    /// What their ids are looked up by, in the high halves.
    var idKeys: [UInt64] = []
    var times: [Int64?] = []
    /// Whether an older segment has the text of each.
    var areKnown: [Bool] = []
    var blocks = ArticleBlocks()
  }

  /// Adds a chunk; articles of fewer words than the minimum have no text.
  mutating func append(_ chunk: Chunk, minimumWords: Int) throws(IndexError) {
    let survey = chunk.survey
    let firstBlock = blockStarts.count
    var start = file.position
    for (stored, raw) in chunk.blocks.sizes {
      blockStarts.append((start, raw))
      start += stored
    }
    var records: [UInt64] = []
    var fingerprintStart = 0
    for i in survey.digests.indices {
      let sample = survey.fingerprints[fingerprintStart..<survey.fingerprintEnds[i]]
      fingerprintStart = survey.fingerprintEnds[i]
      let place = chunk.blocks.places[i]
      let number = UInt32(documents.count)
      var document = DocumentRecord(
        text: DocumentRecord.none, time: chunk.times[i],
        block: UInt32(firstBlock + place.block),
        offset: UInt32(place.offset))
      var mark = survey.marks[i]
      let words = survey.wordCounts[i]
      if words > 0, Int(words) >= minimumWords {
        let digest = survey.digests[i]
        let (text, isNew) = numbers.number(of: digest)
        document.text = UInt32(text)
        if isNew {
          texts.append(
            TextRecord(
              digest: digest, words: words, shingles: survey.shingleCounts[i],
              first: number))
          lasts.append(number)
          if !chunk.areKnown[i] {
            mark |= PhraseTally.first
            newTexts.append(UInt32(text))
            for band in 0..<bands.count {
              bandKeys[band].append(chunk.bandKeys[i * bands.count + band])
            }
            for entry in sample {
              // A text of n words has no more than n shingles.
              let position = SegmentLayout.position(
                of: Int(entry & 0xFFFF_FFFF), in: Int(words))
              records.append(
                entry & 0xFFFF_FFFF_0000_0000 | UInt64(text) << 8 | UInt64(position))
            }
          }
        } else {
          documents[Int(lasts[Int(text)])].next = number
          lasts[Int(text)] = number
        }
      } else {
        mark = 0
      }
      idKeys.append(chunk.idKeys[i] | UInt64(number))
      documents.append(document)
      marks.append(mark)
    }
    do throws(ExportError) {
      try file.write(chunk.blocks.bytes.span)
      try fingerprints.append(records.span)
      try phrases.append(survey.phrases.span)
    } catch {
      throw .file(error)
    }
  }

  /// Writes what the articles' texts are found by and the sequence number of the first, and
  /// ends the file.
  mutating func finish(firstSequence: Int, parallel: Parallel) throws(ExportError) {
    try file.writeBlockStarts(blockStarts)
    try file.writeRecords(documents: documents, texts: texts)
    try writeLookups(parallel: parallel)
    try writePhrases(parallel: parallel)
    try file.writeFirstSequence(firstSequence)
    try file.finish()
  }

  private mutating func writeLookups(parallel: Parallel) throws(ExportError) {
    var ids: [UInt64] = []
    swap(&ids, &idKeys)
    try write(
      &ids, as: SegmentLayout.ids, payloadBits: SegmentLayout.bits(for: documents.count))
    let textBits = SegmentLayout.bits(for: texts.count)
    var digests = texts.enumerated().map { text, record in
      UInt64(SegmentLayout.key(of: record.digest)) << 32 | UInt64(text)
    }
    try write(&digests, as: SegmentLayout.digests, payloadBits: textBits)
    try writeBands(textBits: textBits, parallel: parallel)
    try writeFingerprints(textBits: textBits, parallel: parallel)
  }

  /// Writes a table of records, which are brought into order.
  private func write(
    _ records: inout [UInt64], as section: String, payloadBits: Int
  ) throws(ExportError) {
    RadixSort.sort(&records, bits: 32..<64)
    try file.beginSection(section)
    var sink = file
    try HashLookup.write(
      records.span, layout: HashLookup.Layout(keyBits: 32, payloadBits: payloadBits),
      to: &sink)
  }

  private func writeBands(textBits: Int, parallel: Parallel) throws(ExportError) {
    let layout = HashLookup.Layout(
      keyBits: SegmentLayout.bandKeyBits, payloadBits: textBits)
    let (keys, newTexts) = (bandKeys, newTexts)
    let tables = try parallel.reporting(to: nil).map(count: keys.count, grain: 1) {
      range throws(ExportError) -> [UInt8] in
      var records = zip(keys[range.lowerBound], newTexts).map { key, text in
        UInt64(SegmentLayout.spread(key)) << 32 | UInt64(text)
      }
      RadixSort.sort(&records, bits: 32..<64)
      var table: [UInt8] = []
      try HashLookup.write(records.span, layout: layout, to: &table)
      return table
    }
    try BandTables.write(tables, to: file)
  }

  private func writeFingerprints(
    textBits: Int, parallel: Parallel
  ) throws(ExportError) {
    try file.beginSection(SegmentLayout.fingerprints)
    var writer = HashLookup.Writer(
      count: fingerprints.count,
      layout: HashLookup.Layout(keyBits: 32, payloadBits: textBits, hasPositions: true))
    let portions = try fingerprints.map(parallel: parallel.reporting(to: nil)) {
      records in
      var portion: [UInt64] = []
      portion.append(copying: records)
      return portion
    }
    var sink = file
    for portion in portions { try writer.append(portion.span, to: &sink) }
    try writer.finish(to: &sink)
  }

  private func writePhrases(parallel: Parallel) throws(ExportError) {
    let marks = marks
    let portions = try phrases.map(parallel: parallel.reporting(to: nil)) { found in
      var portion: [PhraseTable.Phrase] = []
      PhraseRecords.ofSegments.forEachPhrase(
        in: found, marks: marks.span, leastRecords: 1
      ) {
        key, tally in
        portion.append(
          PhraseTable.Phrase(key: key, articles: tally.articles, marks: tally.marks))
      }
      return portion
    }
    var writer = PhraseTable.Writer(expecting: portions.reduce(0) { $0 + $1.count })
    for portion in portions {
      for phrase in portion { try writer.append(phrase, to: file) }
    }
    try writer.finish(to: file)
  }
}
