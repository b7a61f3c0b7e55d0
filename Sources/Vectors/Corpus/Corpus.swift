/// A batch of articles: the bytes they were read from, and where each field stands in them.
///
///     let corpus = Corpus([Article(id: "1", text: "Rain in Aleppo")])
///     corpus.string(.text, of: 0)  // "Rain in Aleppo"
///
/// Documents are in input order, and that order is the index space of everything computed
/// from a corpus: rows of a matrix, members of a family, assignments to a cluster.
/// Memory is 80 bytes a document beside the bytes themselves; a mapped file's text is not
/// copied. Ids that are not in the input take 16 bytes more, and so do those of a file of 32
/// MB or more, which are copied so that naming a document does not bring back its page.
public struct Corpus: Sendable {
  /// The articles, in input order.
  public let documents: Documents
  /// The bytes that the extents of ``documents`` point into.
  public let stores: [ByteStore]

  // How the records of each store are written as JSON Lines.
  let recordForms: [RecordForm]

  /// A corpus of documents whose extents point into `stores`.
  public init(documents: some Sequence<Document>, stores: [ByteStore]) {
    self.init(
      documents: Documents(documents), stores: stores,
      recordForms: Array(repeating: .fields, count: stores.count))
  }

  init(documents: Documents, stores: [ByteStore], recordForms: [RecordForm]) {
    self.documents = documents
    self.stores = stores
    self.recordForms = recordForms
  }

  /// Number of documents.
  public var count: Int { documents.count }

  /// The UTF-8 bytes of a field, empty where the document lacks it.
  ///
  /// - Parameters:
  ///   - field: which field.
  ///   - index: which document.
  ///   - scratch: holds the text if escapes had to be resolved; pass the same array for
  ///     document after document, and nothing is allocated once it is large enough.
  /// - Returns: valid UTF-8, until `scratch` is used again.
  /// - Complexity: O(1) for plain text, O(*n*) for JSON text with escapes.
  @_lifetime(borrow self, &scratch)
  public func bytes(
    _ field: Document.Field, of index: Int, scratch: inout [UInt8]
  ) -> Span<UInt8> {
    bytes(documents.extent(field, of: index), scratch: &scratch)
  }

  /// The UTF-8 bytes at an extent.
  ///
  /// - Parameters:
  ///   - extent: a place in ``stores``.
  ///   - scratch: as for ``bytes(_:of:scratch:)``.
  /// - Returns: valid UTF-8, until `scratch` is used again.
  @_lifetime(borrow self, &scratch)
  public func bytes(_ extent: Extent, scratch: inout [UInt8]) -> Span<UInt8> {
    guard !extent.isEmpty else {
      scratch.removeAll(keepingCapacity: true)
      return scratch.span
    }
    let raw = stores.bytes(at: extent)
    guard extent.isEscaped else { return raw }
    scratch.removeAll(keepingCapacity: true)
    JSONString.unescape(raw, into: &scratch)
    return scratch.span
  }

  /// Bytes of a document's text with escapes resolved; readers of JSON have counted them.
  package func textCount(of index: Int, scratch: inout [UInt8]) -> Int {
    documents.resolvedTextCount(of: index)
      ?? bytes(.text, of: index, scratch: &scratch).count
  }

  /// A field as a string, empty where the document lacks it.
  public func string(_ field: Document.Field, of index: Int) -> String {
    var scratch: [UInt8] = []
    return String(copying: bytes(field, of: index, scratch: &scratch))
  }
}
