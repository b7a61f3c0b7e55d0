/// The articles of a batch, packed: 80 bytes each, where a ``Document`` takes 128.
///
///     corpus.documents[0].time          // as of an array
///     corpus.documents.map(\.time)
///
/// An article's fields nearly always stand in its record, so that where they stand is counted
/// from the beginning of the record. Fields that do not (decoded ones, ids made from a file's
/// name, ids of files of 32 MB or more, which are copied), or that are a gigabyte long, take 16
/// bytes more; those of a document that is replaced stay.
public struct Documents: Sendable, RandomAccessCollection, MutableCollection {
  private var packed: [PackedDocument] = []
  // Extents that are not near their document's record.
  private var far: [Extent] = []

  /// No articles.
  public init() {}

  /// The given articles, in their order.
  public init(_ documents: some Sequence<Document>) {
    for document in documents { append(document) }
  }

  /// The index of the first article.
  public var startIndex: Int { 0 }
  /// The number of articles.
  public var endIndex: Int { packed.count }

  /// An article; to set one is slower than to read it.
  public subscript(index: Int) -> Document {
    get { packed[index].unpacked(far.span) }
    set { packed[index] = PackedDocument(newValue, resolvedTextCount: nil, far: &far) }
  }

  /// Adds an article at the end.
  public mutating func append(_ document: Document) {
    append(document, resolvedTextCount: nil)
  }
}

extension Documents: Hashable {
  /// Whether both hold the same articles in the same order.
  public static func == (a: Documents, b: Documents) -> Bool { a.elementsEqual(b) }

  /// Feeds the articles to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for document in self { hasher.combine(document) }
  }
}

extension Documents {
  /// Adds an article of which it may be known how long its text is without escapes.
  mutating func append(_ document: Document, resolvedTextCount: Int?) {
    packed.append(
      PackedDocument(document, resolvedTextCount: resolvedTextCount, far: &far))
  }

  /// Adds an article of a part, whose two stores have other places now.
  mutating func append(_ index: Int, of part: Documents, at places: PartPlaces) {
    packed.append(part.packed[index].moved(to: places, part.far.span, far: &far))
  }

  /// Adds all articles of a corpus, whose stores come behind `storeCount` others.
  mutating func append(_ other: Documents, behind storeCount: Int) {
    for document in other.packed {
      packed.append(document.moved(by: storeCount, other.far.span, far: &far))
    }
  }

  /// Gives an article its id.
  mutating func setID(_ id: Extent, of index: Int) {
    packed[index].set(.id, id, far: &far)
  }

  /// Makes room, so that a long list is not copied again and again while it grows.
  ///
  /// Room that is not used takes no memory.
  mutating func reserveCapacity(_ count: Int) { packed.reserveCapacity(count) }

  /// Where a field of an article stands.
  func extent(_ field: Document.Field, of index: Int) -> Extent {
    packed[index].extent(field.rawValue, far.span)
  }

  /// Where an article's record stands.
  func record(of index: Int) -> Extent {
    packed[index].extent(PackedDocument.record, far.span)
  }

  /// Bytes of an article's text with escapes resolved, nil if nobody has counted them.
  func resolvedTextCount(of index: Int) -> Int? { packed[index].resolvedTextCount }

  /// Whether something of an article stands in the store of that index.
  func points(into store: Int) -> Bool {
    packed.contains { $0.points(into: store, far.span) }
  }
}
