/// One article of a batch, as places in the bytes it was read from.
public struct Document: Sendable, Hashable {
  /// The fields a record can have.
  public enum Field: Int, Sendable, CaseIterable {
    /// What names the article; unique in the batch.
    case id
    /// The headline.
    case title
    /// The body.
    case text
    /// When it was published, as written in the record.
    case date
    /// Who published it.
    case source
    /// Who wrote it: the byline.
    case author
  }

  /// What names the article.
  public var id: Extent
  /// The headline, or none.
  public var title: Extent
  /// The body.
  public var text: Extent
  /// The date as written, or none.
  public var date: Extent
  /// Who published it, or none.
  public var source: Extent
  /// The byline, or none.
  public var author: Extent
  /// The whole record as it stands in the input.
  public var record: Extent
  /// The date as seconds since 1 January 1970 UTC, where it could be understood.
  public var time: Int64?

  /// An article of these fields.
  public init(
    id: Extent, title: Extent = .none, text: Extent, date: Extent = .none,
    source: Extent = .none, author: Extent = .none, record: Extent = .none,
    time: Int64? = nil
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.date = date
    self.source = source
    self.author = author
    self.record = record
    self.time = time
  }

  /// Where the given field stands.
  public subscript(field: Field) -> Extent {
    switch field {
    case .id: id
    case .title: title
    case .text: text
    case .date: date
    case .source: source
    case .author: author
    }
  }
}
