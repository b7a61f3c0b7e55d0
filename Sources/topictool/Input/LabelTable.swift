internal import Vectors

/// A table that says something of articles, each row under a key: pairs with their relation,
/// articles with their class.
///
/// It is read by the reader of articles under other names: it takes all the forms that
/// articles come in, and reports what is malformed.
struct LabelTable {
  /// The file.
  let path: String
  /// What stands in the column of keys, never blank.
  let keys: [String]
  /// Where each row begins, as `file:line`.
  private let places: [String]
  private let columns: [String: [String]]

  /// What a column holds, empty where a row has nothing.
  subscript(column: String) -> [String] {
    columns[column] ?? Array(repeating: "", count: keys.count)
  }

  /// Whether some row has something in a column.
  func has(_ column: String) -> Bool { self[column].contains { !$0.isEmpty } }

  /// Makes sure that some row has something in a column.
  ///
  /// - Throws: ``ToolError/usage(_:)`` that names the column and says what else to do.
  func require(_ column: String, hint: String = "") throws(ToolError) {
    guard !has(column) else { return }
    throw .usage("\(path): no record has a value of '\(column.printable)'\(hint)")
  }
}

extension LabelTable {
  /// The fields of an article that hold columns here.
  ///
  /// The key stands where the text does, which no record may lack. No column has the name
  /// given for the id, so that a row is called after its line.
  private static let slots = [Document.Field.title, .source, .date, .author]

  /// What the fields are called for a key and these columns to be found in them.
  fileprivate static func fields(
    key: [String], columns: [String]
  ) throws(CorpusError) -> FieldNames {
    var rules = ["id=(none)", "text=\(key.joined(separator: "|"))"]
    for (i, slot) in slots.enumerated() {
      rules.append("\(slot.name)=\(i < columns.count ? columns[i] : "(none)")")
    }
    return try FieldNames(rules.joined(separator: ","))
  }

  /// What was read under those names.
  fileprivate init(path: String, columns: [String], of records: Corpus) {
    let rows = 0..<records.count
    self.path = path
    keys = rows.map { records.string(.text, of: $0) }
    places = rows.map { records.string(.id, of: $0) }
    self.columns = Dictionary(
      uniqueKeysWithValues: zip(columns, Self.slots).map { column, slot in
        (column, rows.map { records.string(slot, of: $0) })
      })
  }

  /// The table without rows whose key has come before, but for rows that are pairs.
  fileprivate func withoutRepeated(
    partner: String?, problems: inout [RecordProblem]
  ) -> LabelTable {
    let partners = partner.map { self[$0] }
    var first: [String: Int] = [:]
    let rows = keys.indices.filter { row in
      if let partners, !partners[row].isEmpty { return true }
      guard let earlier = first[keys[row]] else {
        first[keys[row]] = row
        return true
      }
      let place = places[row]
      let colon = place.lastIndex(of: ":") ?? place.endIndex
      problems.append(
        RecordProblem(
          file: String(place[..<colon]), line: Int(place[colon...].dropFirst()) ?? 1,
          reason: .duplicateID(keys[row], first: places[earlier])))
      return false
    }
    return LabelTable(
      path: path, keys: rows.map { keys[$0] }, places: rows.map { places[$0] },
      columns: columns.mapValues { values in rows.map { values[$0] } })
  }
}

extension Session {
  /// Reads a table, and tells on stderr which of its records are passed over.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - option: the option that names it.
  ///   - key: what the column of keys may be called, the preferred name first.
  ///   - columns: the other columns of interest, at most four different ones.
  ///   - partner: the column that makes a row one of a pair, if there can be pairs. Of the
  ///     other rows those are passed over whose key has come before.
  /// - Returns: the rows, none if it has only a heading.
  /// - Throws: ``ToolError`` if it cannot be read, has no column of keys, or, under
  ///   `--strict`, has a record to be passed over.
  func table(
    _ path: String, of option: Declaration, key: [String], columns: [String],
    partner: String? = nil
  ) throws(ToolError) -> LabelTable {
    var distinct: [String] = []
    for column in columns where !distinct.contains(column) { distinct.append(column) }
    let fields: FieldNames
    do throws(CorpusError) {
      fields = try LabelTable.fields(key: key, columns: distinct)
    } catch {
      throw .usage(error.description)
    }
    let batch = try batch(
      [path], fields: fields, of: option.spelling, isStrict: false,
      mayBeTables: true)
    var problems: [RecordProblem] = []
    for problem in batch.problems {
      if case .noTextColumn(let found) = problem.reason {
        let names = found.map { "'\($0.printable)'" }.joined(separator: ", ")
        throw .usage("\(option.spelling): \(path): no column '\(key[0])' among \(names)")
      }
      problems.append(problem.reason == .noText ? problem.with(.noID) : problem)
    }
    let all = LabelTable(path: path, columns: distinct, of: batch.corpus)
    let table = all.withoutRepeated(partner: partner, problems: &problems)
    if arguments[SharedOptions.strict], let first = problems.first(where: \.isSkipped) {
      throw .failure(first.description.printable)
    }
    report(problems, articleCount: table.keys.count, of: option.spelling)
    return table
  }
}

extension RecordProblem {
  /// The same place with another reason.
  fileprivate func with(_ reason: Reason) -> RecordProblem {
    RecordProblem(file: file, line: line, reason: reason)
  }
}
