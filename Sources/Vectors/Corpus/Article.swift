/// An article given as strings, for callers that have no file.
public struct Article: Sendable, Hashable {
  /// What names the article.
  public var id: String
  /// The headline, empty if there is none.
  public var title: String
  /// The body.
  public var text: String
  /// When it was published, in a form ``Timestamp`` understands, or empty.
  public var date: String
  /// Who published it, or empty.
  public var source: String
  /// The byline, or empty.
  public var author: String

  /// An article of these fields.
  public init(
    id: String, title: String = "", text: String, date: String = "", source: String = "",
    author: String = ""
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.date = date
    self.source = source
    self.author = author
  }
}

extension Corpus {
  /// A corpus of articles held in memory.
  public init(_ articles: [Article]) {
    var bytes: [UInt8] = []
    func keep(_ string: String) -> Extent {
      guard !string.isEmpty else { return .none }
      let start = bytes.count
      bytes.append(contentsOf: string.utf8)
      return Extent(store: 0, start: start, count: bytes.count - start)
    }
    let documents = articles.map { article in
      Document(
        id: keep(article.id), title: keep(article.title), text: keep(article.text),
        date: keep(article.date), source: keep(article.source),
        author: keep(article.author), time: Timestamp.seconds(article.date))
    }
    self.init(documents: documents, stores: [ByteStore(bytes)])
  }
}
