internal import Vectors

/// The articles of a segment as they are stored: what can be read of it though what they are
/// found by is damaged.
struct StoredArticles: Sendable {
  /// Number of articles, deleted ones included.
  let count: Int

  private let documents: BlockSection
  private let articles: BlockSection
  private let blocks: BlockSection

  /// The articles of a segment's file.
  init(_ file: BlockFile) throws(BlockFileError) {
    documents = try file.section(SegmentLayout.documents)
    articles = try file.section(SegmentLayout.articles)
    blocks = try file.section(SegmentLayout.blocks)
    count = documents.count / DocumentRecord.size
  }

  /// Bytes of the articles themselves.
  var byteCount: Int { articles.count }

  /// The articles that are not deleted, where the segment has a number.
  func places(
    in segment: Int, without deleted: DeletedArticles
  ) -> [ArchivedArticle] {
    (0..<count).filter { !deleted.contains($0) }.map {
      ArchivedArticle(segment: Int32(segment), document: Int32($0))
    }
  }

  /// What is kept of an article.
  func document(_ number: Int) throws(BlockFileError) -> DocumentRecord {
    let (section, start) = (documents, number * DocumentRecord.size)
    let bytes = try section.bytes(start..<start + DocumentRecord.size)
    return DocumentRecord(bytes)
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
  func release() { articles.release(0..<articles.count) }

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
