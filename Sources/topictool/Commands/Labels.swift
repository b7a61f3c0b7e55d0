internal import Vectors

/// Two articles with what a list of pairs says of them.
struct LabelledPair {
  /// Two ids, whichever came first.
  struct Key: Hashable {
    let first: String
    let second: String

    init(_ a: String, _ b: String) {
      (first, second) = a <= b ? (a, b) : (b, a)
    }
  }

  let key: Key
  /// What is said of them.
  let label: String
  /// What else is said, empty if nothing is.
  let other: String
}

/// An article with its class or cluster.
struct Label {
  let id: String
  let name: String
}

// Tables of labels are read by the reader of articles, under other names: it takes all the
// forms that articles come in, and reports what is malformed.
extension Session {
  /// The pairs of a table.
  ///
  /// - Parameters:
  ///   - path: the table.
  ///   - ids: the columns that name the two articles.
  ///   - label: the column with what is said of them; pairs without it are left out.
  ///   - other: another column that says something of them.
  /// - Returns: the pairs in their order.
  /// - Throws: ``ToolError`` if the table cannot be read.
  func pairs(
    in path: String, ids: (String, String), label: String, other: String
  ) throws -> [LabelledPair] {
    // A pair has no id. Under a name that no column has, it gets one from its line.
    let fields = try FieldNames(
      "id=(none),title=\(ids.0),source=\(ids.1),text=\(label),date=\(other)")
    let table = try read([path], fields: fields)
    return (0..<table.count).map { row in
      LabelledPair(
        key: .init(table.string(.title, of: row), table.string(.source, of: row)),
        label: table.string(.text, of: row), other: table.string(.date, of: row))
    }
  }

  /// The ids and labels of a table, without those that have no label.
  func labels(in path: String, field: String) throws -> [Label] {
    let table = try read([path], fields: try FieldNames("id=id,text=\(field)"))
    return (0..<table.count).map { row in
      Label(id: table.string(.id, of: row), name: table.string(.text, of: row))
    }
  }
}
