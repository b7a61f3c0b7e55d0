/// What the fields of a document are called in the input.
///
///     FieldNames.usual                                  // id or _id or url, text or body …
///     try FieldNames("text=story,date=printed|issued")  // the others as usual
///
/// Where a record has several of the names of a field, the first of them that is not blank
/// counts. Names of JSON keys are compared exactly, those of CSV columns without regard to
/// ASCII case.
public struct FieldNames: Sendable, Hashable {
  /// One name: in the order of preference among those of its field.
  struct Name: Sendable, Hashable {
    let bytes: [UInt8]
    let field: Document.Field
  }

  /// All names, those of a field next to each other; positions in it are called slots.
  let names: [Name]
  // Bit n: some name has n bytes (63 stands for more). Most keys are told apart by this.
  private let lengths: UInt64

  /// The customary names of every field.
  public static let usual = FieldNames(usualNames)

  /// The customary names, with those of some fields replaced.
  ///
  /// - Parameter specification: `field=name` or `field=name|name`, separated by commas;
  ///   fields are `id`, `title`, `text`, `date`, `source` and `author`.
  /// - Throws: ``CorpusError/fieldNames(_:)`` for anything else.
  public init(_ specification: String) throws(CorpusError) {
    var table = FieldNames.usualNames
    for rule in specification.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = rule.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2,
        let field = table.firstIndex(where: { $0.field.name == sides[0] })
      else { throw .fieldNames(String(rule)) }
      let names = sides[1].split(separator: "|").map(String.init)
      guard !names.isEmpty else { throw .fieldNames(String(rule)) }
      table[field].names = names
    }
    self.init(table)
  }

  private init(_ table: [(field: Document.Field, names: [String])]) {
    names = table.flatMap { row in
      row.names.map { Name(bytes: Array($0.utf8), field: row.field) }
    }
    lengths = names.reduce(0) { $0 | 1 << UInt64(min(63, $1.bytes.count)) }
  }

  private static let usualNames: [(field: Document.Field, names: [String])] = [
    (.id, ["id", "_id", "url"]),
    (.title, ["title", "headline"]),
    (.text, ["text", "body", "content", "article"]),
    (.date, ["date", "published", "published_at", "time"]),
    (.source, ["source", "publisher", "outlet"]),
    (.author, ["author", "byline", "creator", "by"]),
  ]

  /// The names of a field, the preferred one first.
  public func names(of field: Document.Field) -> [String] {
    names.filter { $0.field == field }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The slot of a name.
  func slot(of key: Span<UInt8>) -> Int? {
    guard lengths >> UInt64(min(63, key.count)) & 1 == 1 else { return nil }
    return names.firstIndex { $0.bytes.count == key.count && key.holds($0.bytes) }
  }

  /// The slot of a name, whatever its ASCII case.
  func slot(ofColumn column: Span<UInt8>) -> Int? {
    var lowered: [UInt8] = []
    for i in column.indices { lowered.append(column[i].lowercasedASCII) }
    return names.firstIndex { $0.bytes.map(\.lowercasedASCII) == lowered }
  }
}

extension Document.Field {
  /// What the field is called in options and in output.
  public var name: String {
    switch self {
    case .id: "id"
    case .title: "title"
    case .text: "text"
    case .date: "date"
    case .source: "source"
    case .author: "author"
    }
  }
}
