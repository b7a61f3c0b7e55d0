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

extension LabelTable {
  /// The rows as pairs of their keys and partners, without those that have no partner or no
  /// label.
  ///
  /// - Parameters:
  ///   - partner: the column that names the other article.
  ///   - label: the column with what is said of them.
  ///   - other: another column that says something of them.
  /// - Returns: the pairs in their order.
  /// - Throws: ``ToolError/usage(_:)`` if there are rows, but none has a partner or a label.
  func pairs(
    partner: String, label: String, other: String = ""
  ) throws(ToolError) -> [LabelledPair] {
    guard !keys.isEmpty else { return [] }
    try require(partner)
    try require(label)
    let (partners, labels, others) = (self[partner], self[label], self[other])
    return keys.indices.compactMap { row in
      partners[row].isEmpty || labels[row].isEmpty
        ? nil
        : LabelledPair(
          key: .init(keys[row], partners[row]), label: labels[row], other: others[row])
    }
  }
}
