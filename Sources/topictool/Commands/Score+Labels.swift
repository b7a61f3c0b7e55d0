internal import Dedup
internal import Vectors

// What `score` takes for labels. One that it does not know, or a file that says nothing of the
// other, would count as not found and make figures of 0 that mean nothing.

/// A column of a list of pairs, and what it may hold.
struct LabelColumn: Sendable {
  let name: String
  /// What it may hold, in words.
  private let allowed: String
  private let accepts: @Sendable (String) -> Bool

  private init(
    _ name: String, allowed: String, accepts: @escaping @Sendable (String) -> Bool
  ) {
    self.name = name
    self.allowed = allowed
    self.accepts = accepts
  }

  private init(_ name: String, words: [String]) {
    self.init(name, allowed: words.alternatives, accepts: Set(words).contains)
  }

  static let relation = LabelColumn("relation", words: Relation.allCases.map(\.rawValue))
  static let reuse = LabelColumn("reuse", words: Relation.allCases.map(\.rawValue))
  static let event = LabelColumn("event", words: ["yes", "no", "?"])
  static let weight = LabelColumn("weight", allowed: "a number from 0 to 1000000000") {
    Double.number($0, in: 0...1e9) != nil
  }

  /// What is wrong with a value, nil if it is allowed or blank.
  fileprivate func complaint(of value: String) -> String? {
    value.isEmpty || accepts(value)
      ? nil : "expected \(allowed) in '\(name)', found '\(value)'"
  }
}

extension LabelTable {
  /// The rows as pairs, as ``pairs(partner:label:other:)`` has them.
  ///
  /// - Parameters:
  ///   - option: the option that names the file.
  ///   - partner: the column that names the other article.
  ///   - label: the column with what is said of them.
  ///   - other: another column that says something of them.
  /// - Returns: the pairs in their order.
  /// - Throws: ``ToolError/usage(_:)`` for a label that is none, too.
  func pairs(
    of option: Declaration, partner: String, label: LabelColumn, other: LabelColumn? = nil
  ) throws(ToolError) -> [LabelledPair] {
    let pairs = try pairs(partner: partner, label: label.name, other: other?.name ?? "")
    for pair in pairs {
      let complaint = label.complaint(of: pair.label) ?? other?.complaint(of: pair.other)
      guard let complaint else { continue }
      throw .usage(
        "\(option.spelling): \(path): \(complaint) of '\(pair.key.first)' and "
          + "'\(pair.key.second)'")
    }
    return pairs
  }
}

extension Score {
  /// The pairs of files of labels.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if one of the files has none.
  static func goldPairs(
    of tables: [LabelTable], label: LabelColumn, other: LabelColumn
  ) throws(ToolError) -> [LabelledPair] {
    var all: [LabelledPair] = []
    for table in tables {
      let option = gold.declaration
      let pairs = try table.pairs(of: option, partner: "id_b", label: label, other: other)
      guard !pairs.isEmpty else {
        throw .usage("\(option.spelling): \(table.path): no labelled pair in it")
      }
      all += pairs
    }
    return all
  }

  /// Makes sure that a file in which no pair was found has at least a heading: without one it
  /// is no table, but what a run left behind that failed.
  static func checkHeading(
    _ table: LabelTable, of option: Declaration
  ) throws(ToolError) {
    guard table.keys.isEmpty, System.size(ofFileAt: table.path) == 0,
      let file = InputFile(path: table.path, name: table.path), file.format != .jsonLines
    else { return }
    throw .usage("\(option.spelling): \(table.path): an empty file, without a heading")
  }

  /// Makes sure that two files are about the same documents.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if both have some, but none in common.
  static func checkCommon(
    _ path: String, _ ids: [String], _ otherPath: String, _ otherIDs: [String]
  ) throws(ToolError) {
    guard let id = ids.first, let other = otherIDs.first,
      Set(ids).isDisjoint(with: otherIDs)
    else { return }
    throw .usage(
      "\(path) and \(otherPath) have no document in common; their ids are such as '\(id)' "
        + "and '\(other)'")
  }
}

extension [LabelledPair] {
  /// The articles of the pairs.
  var ids: [String] { flatMap { [$0.key.first, $0.key.second] } }
}
