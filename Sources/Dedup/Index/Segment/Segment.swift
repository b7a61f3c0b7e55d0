internal import Vectors

/// A segment of an index: some tens of thousands of articles that follow each other, in one
/// file that never changes.
struct Segment: Sendable {
  /// The file.
  let file: BlockFile
  /// Number of articles, deleted ones included.
  let documentCount: Int
  /// Number of different texts.
  let textCount: Int
  /// Which articles are deleted, a bit each; nothing if none is.
  var deleted: DeletedArticles
  /// Articles by the hashes of their ids.
  let ids: HashLookup
  /// Texts by their digests.
  let digests: HashLookup
  /// Texts by the keys of each band.
  let bands: BandTables
  /// Texts by their fingerprints.
  let fingerprints: HashLookup
  /// What is known of phrases.
  let phrases: PhraseTable

  private let documents: BlockSection
  private let texts: BlockSection
  private let articles: BlockSection
  private let blocks: BlockSection

  /// The segment in a file.
  init(_ file: BlockFile, deleted: DeletedArticles) throws(BlockFileError) {
    self.file = file
    self.deleted = deleted
    documents = try file.section(SegmentLayout.documents)
    texts = try file.section(SegmentLayout.texts)
    articles = try file.section(SegmentLayout.articles)
    blocks = try file.section(SegmentLayout.blocks)
    documentCount = documents.count / DocumentRecord.size
    textCount = texts.count / TextRecord.size
    ids = try HashLookup(file.section(SegmentLayout.ids))
    digests = try HashLookup(file.section(SegmentLayout.digests))
    bands = try BandTables(file)
    fingerprints = try HashLookup(file.section(SegmentLayout.fingerprints))
    phrases = try PhraseTable(file)
    guard ids.count == documentCount, digests.count == textCount else {
      throw documents.damage("other numbers of articles than in its tables")
    }
  }

  /// Articles that are not deleted.
  var count: Int { documentCount - deleted.count }

  /// The articles that are not deleted, where the segment has a number.
  func livePlaces(in number: Int) -> [ArchivedArticle] {
    (0..<documentCount).filter { !deleted.contains($0) }.map {
      ArchivedArticle(segment: Int32(number), document: Int32($0))
    }
  }

  /// Bytes of the file that hold the articles themselves.
  var articleBytes: Int { articles.count }

  /// What is kept of an article.
  func document(_ number: Int) throws(BlockFileError) -> DocumentRecord {
    let (section, start) = (documents, number * DocumentRecord.size)
    let bytes = try section.bytes(start..<start + DocumentRecord.size)
    return DocumentRecord(bytes)
  }

  /// What is kept of a text.
  func text(_ number: Int) throws(BlockFileError) -> TextRecord {
    let (section, start) = (texts, number * TextRecord.size)
    let bytes = try section.bytes(start..<start + TextRecord.size)
    return TextRecord(bytes)
  }

  /// The number of the text of a digest, whether or not its articles are deleted.
  func text(of digest: TextDigest) throws(BlockFileError) -> Int? {
    var found: [UInt32] = []
    try digests.append(valuesOf: SegmentLayout.key(of: digest), to: &found)
    for number in found where try text(Int(number)).digest == digest {
      return Int(number)
    }
    return nil
  }

  /// Appends the articles of a text that are not deleted, in order.
  func appendDocuments(
    ofText text: Int, to numbers: inout [Int32]
  ) throws(BlockFileError) {
    var next = try self.text(text).first
    var last = -1
    while next != DocumentRecord.none {
      // Ascending, so that damage cannot make it endless.
      guard next < documentCount, Int(next) > last else {
        throw documents.damage("articles in a circle, or of none")
      }
      last = Int(next)
      if !deleted.contains(last) { numbers.append(Int32(last)) }
      next = try document(last).next
    }
  }

  /// Appends the articles of a block, packed as ``ArticleBlocks`` has them.
  func appendBlock(_ block: Int, to bytes: inout [UInt8]) throws(BlockFileError) {
    let (blocks, articles) = (blocks, articles)
    let place = try blocks.bytes(12 * block..<12 * block + 24)
    let first = Kernels.loadUInt64(place, at: 0)
    let end = Kernels.loadUInt64(place, at: 12)
    let raw = Int(Kernels.loadUInt32(place, at: 8))
    guard first <= end, end <= articles.count else {
      throw blocks.damage("a block of no place")
    }
    let stored = try articles.bytes(Int(first)..<Int(end))
    guard stored.count != raw else { return bytes.append(copying: stored) }
    do throws(LZ4.Malformed) {
      try LZ4.decompress(stored, count: raw, to: &bytes)
    } catch {
      throw articles.damage("block \(block) cannot be unpacked")
    }
  }

  /// Number of blocks.
  var blockCount: Int { max(0, blocks.count / 12 - 1) }

  /// Where each block begins and how long its articles are, and where the last one ends.
  func blockStarts() throws(BlockFileError) -> [(start: Int, raw: Int)] {
    let blocks = blocks
    let bytes = try blocks.bytes(0..<blocks.count)
    return try (0..<blocks.count / 12).map { block throws(BlockFileError) in
      guard let start = Int(exactly: Kernels.loadUInt64(bytes, at: 12 * block)) else {
        throw blocks.damage("a block of no place")
      }
      return (start, Int(Kernels.loadUInt32(bytes, at: 12 * block + 8)))
    }
  }

  /// Appends bytes of packed articles as they are.
  func appendPacked(_ range: Range<Int>, to bytes: inout [UInt8]) throws(BlockFileError) {
    let articles = articles
    let packed = try articles.bytes(range)
    bytes.append(copying: packed)
  }

  /// What is thrown for something in it that makes no sense.
  func damage(_ reason: String) -> BlockFileError { documents.damage(reason) }

  /// Drops the pages of the blocks from memory: what was gone through once.
  func releaseArticles() { articles.release(0..<articles.count) }

  /// The extents of an article's fields, by field.
  ///
  /// - Parameters:
  ///   - bytes: a block.
  ///   - offset: where the article begins in it.
  /// - Throws: `BlockFileError` if it ends before the article does.
  /// - Returns: bytes of the block, by the number of the field.
  func fields(
    in bytes: Span<UInt8>, at offset: Int
  ) throws(BlockFileError) -> InlineArray<6, Range<Int>> {
    var lengths = InlineArray<6, Int>(repeating: 0)
    var place = offset
    for field in lengths.indices {
      var (length, shift) = (0, 0)
      while true {
        guard place < bytes.count, shift < 42 else {
          throw articles.damage("an article cut short")
        }
        let byte = Int(bytes[place])
        place += 1
        length |= (byte & 0x7F) << shift
        guard byte & 0x80 != 0 else { break }
        shift += 7
      }
      lengths[field] = length
    }
    var fields = InlineArray<6, Range<Int>>(repeating: 0..<0)
    for field in lengths.indices {
      guard lengths[field] <= bytes.count - place else {
        throw articles.damage("an article cut short")
      }
      fields[field] = place..<place + lengths[field]
      place += lengths[field]
    }
    return fields
  }
}
