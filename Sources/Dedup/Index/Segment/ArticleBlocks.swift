internal import Vectors

/// Articles in the making of a segment: their fields, packed into compressed blocks.
///
/// An article is the lengths of its six fields, seven bits to a byte (LEB128), and the fields
/// one after another, in the order of `Document.Field`. A block ends with the article that
/// fills it; one that does not get smaller is kept as it is.
struct ArticleBlocks: Sendable {
  /// The blocks, one after another.
  private(set) var bytes: [UInt8] = []
  /// Of each block the bytes it takes, and those of its articles.
  private(set) var sizes: [(stored: Int, raw: Int)] = []
  /// Of each article its block and where in the block it begins.
  private(set) var places: [(block: Int, offset: Int)] = []

  private var pending: [UInt8] = []
  private var fields: [UInt8] = []
  private var scratch: [UInt8] = []

  /// Bytes of articles from which on a block is full: few enough that one article is read
  /// soon, many enough that what articles have in common saves space.
  private static let fullBlock = 1 << 14

  /// Adds an article.
  mutating func append(_ document: Int, of corpus: Corpus) {
    places.append((sizes.count, pending.count))
    fields.removeAll(keepingCapacity: true)
    var (scratch, fields): ([UInt8], [UInt8]) = ([], [])
    swap(&scratch, &self.scratch)
    swap(&fields, &self.fields)
    for field in Document.Field.allCases {
      let start = fields.count
      fields.append(copying: corpus.bytes(field, of: document, scratch: &scratch))
      appendLength(fields.count - start)
    }
    pending.append(copying: fields.span)
    swap(&scratch, &self.scratch)
    swap(&fields, &self.fields)
    if pending.count >= ArticleBlocks.fullBlock { endBlock() }
  }

  private mutating func appendLength(_ length: Int) {
    var rest = length
    while rest >= 0x80 {
      pending.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    pending.append(UInt8(rest))
  }

  /// Ends the last block.
  mutating func endBlock() {
    guard !pending.isEmpty else { return }
    // Taken out, so that one can be read while the other is written.
    var block: [UInt8] = []
    swap(&block, &pending)
    let start = bytes.count
    LZ4.compress(block.span, to: &bytes)
    if bytes.count - start >= block.count {
      bytes.removeLast(bytes.count - start)
      bytes += block
    }
    sizes.append((bytes.count - start, block.count))
    block.removeAll(keepingCapacity: true)
    swap(&block, &pending)
  }
}
