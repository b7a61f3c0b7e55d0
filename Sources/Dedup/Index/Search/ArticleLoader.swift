internal import Vectors

/// Reads articles of an index back.
struct ArticleLoader: Sendable {
  private let segments: [StoredArticles]

  /// A reader of the articles of some segments.
  init(segments: [Segment]) {
    self.segments = segments.map(\.stored)
  }

  /// A reader of the articles of a segment of which nothing else may be left.
  init(_ articles: StoredArticles) {
    segments = [articles]
  }

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
    return Corpus(joining: parts)
  }

  /// The articles at some places, in that order; places are ascending.
  ///
  /// - Complexity: O(*n*) in the blocks that they stand in, each of which is unpacked once.
  func corpus(of articles: [ArchivedArticle]) throws(BlockFileError) -> Corpus {
    var documents: [Document] = []
    documents.reserveCapacity(articles.count)
    var stores: [ByteStore] = []
    var bytes: [UInt8] = []
    var block: [UInt8] = []
    var loaded: (segment: Int32, block: UInt32)?
    for article in articles {
      let segment = segments[Int(article.segment)]
      let record = try segment.document(Int(article.document))
      if loaded?.segment != article.segment || loaded?.block != record.block {
        block.removeAll(keepingCapacity: true)
        loaded = nil
        try segment.appendBlock(Int(record.block), to: &block)
        loaded = (article.segment, record.block)
      }
      let fields = try segment.fields(in: block.span, at: Int(record.offset))
      let whole = fields[0].lowerBound..<fields[5].upperBound
      if bytes.count + whole.count > ArticleLoader.storeSize, !bytes.isEmpty {
        stores.append(ByteStore(bytes))
        bytes = []
      }
      let start = bytes.count - whole.lowerBound
      bytes.append(copying: block.span.extracting(whole))
      func extent(_ field: Document.Field) -> Extent {
        let place = fields[field.rawValue]
        return place.isEmpty
          ? .none
          : Extent(
            store: stores.count, start: start + place.lowerBound, count: place.count)
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
