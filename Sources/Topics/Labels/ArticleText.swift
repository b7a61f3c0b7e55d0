internal import Vectors

/// The fields of one article after another, in one piece.
struct ArticleText: Sendable {
  /// The fields of the article that was read last.
  private(set) var bytes: [UInt8] = []
  /// By field: where it ends.
  private(set) var ends: [Int] = []

  private var scratch: [UInt8] = []

  /// Reads fields of an article.
  mutating func read(_ fields: [Document.Field], of document: Int, in corpus: Corpus) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    // Taken out, so that the text in it can be read while this is written.
    var scratch: [UInt8] = []
    swap(&scratch, &self.scratch)
    for field in fields {
      bytes.append(copying: corpus.bytes(field, of: document, scratch: &scratch))
      ends.append(bytes.count)
    }
    swap(&scratch, &self.scratch)
  }
}
