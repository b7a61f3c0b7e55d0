internal import Topics

/// Articles in groups, as files name both.
struct NamedGroups {
  /// The file, the first if there are several.
  let path: String
  /// The articles, in the order of the files.
  let ids: [String]
  /// The group of each by number, from 0; negative for one that is in no group.
  let groups: [Int32]
  private let rows: [String: Int]

  /// The groups that a column names; of an article that is in several files the first counts.
  ///
  /// - Parameters:
  ///   - tables: at least one.
  ///   - column: the column, empty for articles that are in no group.
  ///   - hint: what a complaint of a file without such a column ends in.
  /// - Throws: ``ToolError/usage(_:)`` if a file names no group.
  init(
    _ tables: [LabelTable], column: String, hint: String = ""
  ) throws(ToolError) {
    var numbers: [String: Int32] = [:]
    var rows: [String: Int] = [:]
    var ids: [String] = []
    var groups: [Int32] = []
    for table in tables {
      try table.require(column, hint: hint)
      for (id, name) in zip(table.keys, table[column]) where rows[id] == nil {
        rows[id] = ids.count
        ids.append(id)
        if name.isEmpty {
          groups.append(-1)
        } else {
          let number = numbers[name] ?? Int32(numbers.count)
          numbers[name] = number
          groups.append(number)
        }
      }
    }
    path = tables[0].path
    self.ids = ids
    self.groups = groups
    self.rows = rows
  }

  /// The group of an article, negative if it is in none; nil if no file has the article.
  subscript(id: String) -> Int32? { rows[id].map { groups[$0] } }

  /// The groups of some articles, numbered as they come up; an article in no group is one of
  /// its own.
  func grouping(of ids: [String]) -> Grouping {
    var numbers: [Int32: Int32] = [:]
    var count: Int32 = 0
    let assignments = ids.map { id in
      let group = self[id] ?? -1
      if let number = numbers[group] { return number }
      if group >= 0 { numbers[group] = count }
      count += 1
      return count - 1
    }
    return Grouping(assignments, count: Int(count))
  }

  /// Whether two articles are in one group.
  func unites(_ a: String, _ b: String) -> Bool {
    guard let group = self[a], group >= 0 else { return false }
    return group == self[b]
  }
}
