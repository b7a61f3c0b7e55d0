internal import Vectors

/// Makes one segment of several that follow each other.
///
/// Nothing is read again but what has to be put together: blocks of articles are copied as they
/// are, tables are merged under the new numbers of texts and articles.
struct SegmentMerger {
  private let segments: [Segment]
  /// By segment the new number of each text.
  private var textNumbers: [[Int32]] = []
  private var texts: [TextRecord] = []
  private var documents: [DocumentRecord] = []
  /// Where the numbers of each segment's articles and blocks begin.
  private var firstDocuments = [0]
  private var firstBlocks = [0]

  /// A merger of some segments.
  init(_ segments: [Segment]) throws(IndexError) {
    self.segments = segments
    for segment in segments {
      firstDocuments.append(
        firstDocuments[firstDocuments.count - 1] + segment.documentCount)
      firstBlocks.append(firstBlocks[firstBlocks.count - 1] + segment.stored.blockCount)
    }
    try IndexError.reading { () throws(BlockFileError) in try number() }
  }

  /// Gives texts and articles their new numbers.
  private mutating func number() throws(BlockFileError) {
    var numbers = TextTable()
    var lasts: [UInt32] = []
    documents.reserveCapacity(firstDocuments[segments.count])
    for (place, segment) in segments.enumerated() {
      var map: [Int32] = []
      for text in 0..<segment.textCount {
        let record = try segment.text(text)
        let (number, isNew) = numbers.number(of: record.digest)
        map.append(number)
        guard isNew else { continue }
        texts.append(
          TextRecord(
            digest: record.digest, words: record.words, shingles: record.shingles,
            first: DocumentRecord.none))
        lasts.append(DocumentRecord.none)
      }
      for document in 0..<segment.documentCount {
        var record = try segment.stored.document(document)
        let number = UInt32(documents.count)
        record.next = DocumentRecord.none
        guard record.block < segment.stored.blockCount else {
          throw segment.stored.damage("an article of no block")
        }
        record.block += UInt32(firstBlocks[place])
        if record.text != DocumentRecord.none {
          guard record.text < segment.textCount else {
            throw segment.stored.damage("an article of no text")
          }
          let text = map[Int(record.text)]
          record.text = UInt32(text)
          if lasts[Int(text)] == DocumentRecord.none {
            texts[Int(text)].first = number
          } else {
            documents[Int(lasts[Int(text)])].next = number
          }
          lasts[Int(text)] = number
        }
        documents.append(record)
      }
      textNumbers.append(map)
    }
  }

  /// Writes the segment, whose first article has a sequence number.
  func write(
    to path: String, firstSequence: Int, parallel: Parallel
  ) throws(IndexError) {
    let file = try IndexError.writing { () throws(ExportError) in
      try BlockFileWriter(
        path: path, kind: SegmentLayout.kind, version: SegmentLayout.version)
    }
    try writeArticles(to: file)
    try IndexError.writing { () throws(ExportError) in
      try file.writeRecords(documents: documents, texts: texts)
    }
    try writeLookups(to: file, parallel: parallel)
    try writePhrases(to: file, parallel: parallel)
    try IndexError.writing { () throws(ExportError) in
      try file.writeFirstSequence(firstSequence)
      try file.finish()
    }
  }

  private func writeArticles(to file: BlockFileWriter) throws(IndexError) {
    try IndexError.writing { () throws(ExportError) in
      try file.beginSection(SegmentLayout.articles)
    }
    var starts: [(start: Int, raw: Int)] = []
    for segment in segments {
      let before = file.position
      let own = try IndexError.reading { () throws(BlockFileError) in
        try segment.stored.blockStarts()
      }
      starts += own.dropLast().map { (before + $0.start, $0.raw) }
      for start in stride(from: 0, to: segment.stored.byteCount, by: SegmentMerger.copied)
      {
        let end = min(start + SegmentMerger.copied, segment.stored.byteCount)
        var bytes: [UInt8] = []
        try IndexError.reading { () throws(BlockFileError) in
          try segment.stored.appendPacked(start..<end, to: &bytes)
        }
        try IndexError.writing { () throws(ExportError) in try file.write(bytes.span) }
      }
      segment.stored.release()
    }
    try IndexError.writing { () throws(ExportError) in try file.writeBlockStarts(starts) }
  }

  /// Bytes that are copied at once.
  private static let copied = 4 << 20

  private func writeLookups(
    to file: BlockFileWriter, parallel: Parallel
  ) throws(IndexError) {
    let textBits = SegmentLayout.bits(for: texts.count)
    let documentMaps = segments.indices.map { segment in
      (0..<segments[segment].documentCount).map { Int32(firstDocuments[segment] + $0) }
    }
    try merge(
      segments.map(\.ids), documentMaps, as: SegmentLayout.ids,
      payloadBits: SegmentLayout.bits(for: documents.count), to: file)
    // The first segment that has a text is the one it is found by.
    var isTaken = Array(repeating: false, count: texts.count)
    let firsts = textNumbers.map { map in
      map.map { text -> Int32 in
        guard !isTaken[Int(text)] else { return -1 }
        isTaken[Int(text)] = true
        return text
      }
    }
    try merge(
      segments.map(\.digests), firsts, as: SegmentLayout.digests, payloadBits: textBits,
      to: file)
    try mergeBands(textBits: textBits, to: file, parallel: parallel)
    try merge(
      segments.map(\.fingerprints), textNumbers, as: SegmentLayout.fingerprints,
      payloadBits: textBits, hasPositions: true, to: file)
  }

  private func merge(
    _ tables: [HashLookup], _ payloads: [[Int32]], as section: String, payloadBits: Int,
    hasPositions: Bool = false, to file: BlockFileWriter
  ) throws(IndexError) {
    var sink = file
    try SegmentMerger.merging { () throws(HashLookup.MergeError) in
      do throws(ExportError) { try file.beginSection(section) } catch {
        throw .write(error)
      }
      try HashLookup.merge(
        tables, payloads: payloads,
        layout: HashLookup.Layout(
          keyBits: 32, payloadBits: payloadBits, hasPositions: hasPositions), to: &sink)
    }
  }

  private func mergeBands(
    textBits: Int, to file: BlockFileWriter, parallel: Parallel
  ) throws(IndexError) {
    let bandCount = segments.first?.bands.tables.count ?? 0
    guard segments.allSatisfy({ $0.bands.tables.count == bandCount }) else {
      throw .damaged(
        file: segments[0].file.path, part: "bands", reason: "other numbers of them")
    }
    let (segments, textNumbers) = (segments, textNumbers)
    let tables = try SegmentMerger.merging { () throws(HashLookup.MergeError) in
      try parallel.reporting(to: nil).map(count: bandCount, grain: 1) {
        range throws(HashLookup.MergeError) -> [UInt8] in
        var table: [UInt8] = []
        try HashLookup.merge(
          segments.map { $0.bands.tables[range.lowerBound] }, payloads: textNumbers,
          layout: HashLookup.Layout(
            keyBits: SegmentLayout.bandKeyBits, payloadBits: textBits), to: &table)
        return table
      }
    }
    try IndexError.writing { () throws(ExportError) in
      try BandTables.write(tables, to: file)
    }
  }

  private static func merging<Value>(
    _ work: () throws(HashLookup.MergeError) -> Value
  ) throws(IndexError) -> Value {
    do throws(HashLookup.MergeError) { return try work() } catch {
      switch error {
      case .read(let error): throw IndexError(error)
      case .write(let error): throw .file(error)
      }
    }
  }

  private func writePhrases(
    to file: BlockFileWriter, parallel: Parallel
  ) throws(IndexError) {
    var writer = PhraseTable.Writer(
      expecting: segments.reduce(0) { $0 + $1.phrases.count })
    try SegmentMerger.merging { () throws(HashLookup.MergeError) in
      try PhraseTable.forEachMerged(
        segments.map(\.phrases), parallel: parallel.reporting(to: nil)
      ) {
        phrases throws(ExportError) in
        for i in phrases.indices { try writer.append(phrases[i], to: file) }
      }
    }
    try IndexError.writing { () throws(ExportError) in try writer.finish(to: file) }
  }
}
