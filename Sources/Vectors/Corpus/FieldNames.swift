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
  // By field, the slots of its names.
  private let slots: [Range<Int>]
  // Bit n: some name has n bytes (63 stands for more). Most keys are told apart by this.
  private let lengths: UInt64
  // The first sixteen bytes of each name, and its length.
  private let keys: [Key]

  private struct Key: Sendable, Hashable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var count: Int
  }

  /// The customary names of every field.
  public static let usual = FieldNames(usualNames)

  /// The customary names, with those of some fields replaced.
  ///
  /// A name that is given to a field is no longer one of the customary names of another.
  ///
  /// - Parameter specification: `field=name` or `field=name|name`, separated by commas;
  ///   fields are `id`, `title`, `text`, `date`, `source` and `author`.
  /// - Throws: ``CorpusError/fieldNames(_:)`` for anything else.
  public init(_ specification: String) throws(CorpusError) {
    var table = FieldNames.usualNames
    var isGiven = [Bool](repeating: false, count: table.count)
    for rule in specification.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = rule.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2,
        let field = table.firstIndex(where: { $0.field.name == sides[0] })
      else { throw .fieldNames(String(rule)) }
      let names = sides[1].split(separator: "|").map(String.init)
      guard !names.isEmpty else { throw .fieldNames(String(rule)) }
      table[field].names = names
      isGiven[field] = true
    }
    // Whatever the case: columns are found so.
    let taken = Set(
      table.indices.filter { isGiven[$0] }.flatMap { table[$0].names }
        .map { $0.lowercased() })
    for field in table.indices where !isGiven[field] {
      table[field].names.removeAll { taken.contains($0) }
    }
    self.init(table)
  }

  private init(_ table: [(field: Document.Field, names: [String])]) {
    let names = table.flatMap { row in
      row.names.map { Name(bytes: Array($0.utf8), field: row.field) }
    }
    self.names = names
    slots = Document.Field.allCases.map { field in
      let first = names.firstIndex { $0.field == field } ?? 0
      return first..<first + names.count { $0.field == field }
    }
    keys = names.map { FieldNames.key($0.bytes.span) }
    lengths = names.reduce(0) { $0 | 1 << UInt64(min(63, $1.bytes.count)) }
  }

  private static let usualNames: [(field: Document.Field, names: [String])] = [
    (.id, ["id", "_id", "url"]),
    (.title, ["title", "headline", "العنوان", "عنوان"]),
    (.text, ["text", "body", "content", "article", "النص", "نص", "المحتوى"]),
    (.date, ["date", "published", "published_at", "time", "التاريخ", "تاريخ"]),
    (.source, ["source", "publisher", "outlet", "المصدر", "مصدر"]),
    (.author, ["author", "byline", "creator", "by", "الكاتب", "كاتب"]),
  ]

  /// The names of a field, the preferred one first.
  public func names(of field: Document.Field) -> [String] {
    names.filter { $0.field == field }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The slots of a field, that of the preferred name first.
  func slots(of field: Document.Field) -> Range<Int> { slots[field.rawValue] }

  /// The slot of a name.
  func slot(of name: Span<UInt8>) -> Int? {
    guard lengths >> UInt64(min(63, name.count)) & 1 == 1 else { return nil }
    let key = FieldNames.key(name)
    for slot in keys.indices where keys[slot] == key {
      if key.count <= 16 || name.holds(names[slot].bytes) { return slot }
    }
    return nil
  }

  private static func key(_ name: Span<UInt8>) -> Key {
    var key = Key(count: name.count)
    for i in 0..<min(8, name.count) { key.low |= UInt64(name[i]) << UInt64(i * 8) }
    for i in 8..<max(8, min(16, name.count)) {
      key.high |= UInt64(name[i]) << UInt64(i * 8 - 64)
    }
    return key
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
