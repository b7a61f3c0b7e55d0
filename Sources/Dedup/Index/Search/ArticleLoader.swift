internal import Vectors

/// Reads articles of an index back.
struct ArticleLoader: Sendable {
  let segments: [Segment]

  /// Bytes of articles to a store.
  private static let storeSize = 32 << 20

  /// Articles whose blocks a thread unpacks at a time.
  private static let grain = 512

  /// The articles at some places, in that order; places are ascending.
  ///
  /// - Complexity: O(*n*) in the blocks that they stand in, shared among the threads.
  func corpus(
    of articles: [ArchivedArticle], parallel: Parallel
  ) throws(BlockFileError) -> Corpus {
    let parts = try parallel.reporting(to: nil).map(
      count: articles.count, grain: ArticleLoader.grain
    ) { range throws(BlockFileError) in try corpus(of: Array(articles[range])) }
    return parts.reduce(Corpus([])) { $0.followed(by: $1) }
  }

  /// The articles at some places, in that order; places are ascending.
  ///
  /// - Complexity: O(*n*) in the blocks that they stand in, each of which is unpacked once.
  func corpus(of articles: [ArchivedArticle]) throws(BlockFileError) -> Corpus {
    var documents: [Document] = []
    documents.reserveCapacity(articles.count)
    var stores: [ByteStore] = []
    var bytes: [UInt8] = []
    var loaded: (segment: Int32, block: UInt32)?
    var start = 0
    for article in articles {
      let segment = segments[Int(article.segment)]
      let record = try segment.document(Int(article.document))
      if loaded?.segment != article.segment || loaded?.block != record.block {
        if bytes.count >= ArticleLoader.storeSize {
          stores.append(ByteStore(bytes))
          bytes = []
        }
        start = bytes.count
        try segment.appendBlock(Int(record.block), to: &bytes)
        loaded = (article.segment, record.block)
      }
      let fields = try segment.fields(in: bytes.span, at: start + Int(record.offset))
      func extent(_ field: Document.Field) -> Extent {
        let place = fields[field.rawValue]
        return place.isEmpty
          ? .none
          : Extent(store: stores.count, start: place.lowerBound, count: place.count)
      }
      documents.append(
        Document(
          id: extent(.id), title: extent(.title), text: extent(.text),
          date: extent(.date),
          source: extent(.source), author: extent(.author), time: record.time))
    }
    stores.append(ByteStore(bytes))
    return Corpus(documents: documents, stores: stores)
  }
}
