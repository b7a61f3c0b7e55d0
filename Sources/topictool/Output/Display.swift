internal import Vectors

/// What goes to standard output beside the files that options name.
enum Display: Hashable, Sendable {
  /// Nothing: an output option has taken it, or files are all that is wanted.
  case nothing
  /// A readable table.
  case table
  /// Rows for other programs.
  case rows(RowFormat)
}

/// How rows are written for other programs.
enum RowFormat: Hashable, Sendable {
  case csv, json, jsonl
}

extension RowFormat {
  /// The format that the name of a file tells: JSON or JSON Lines, and else CSV.
  init(of file: AtomicFile) {
    switch file.path.split(separator: ".").last?.lowercased() {
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    default: self = .csv
    }
  }
}

extension Display {
  /// What the options ask for; without `--format` a table on a terminal unless a file takes
  /// the result, and CSV elsewhere unless files were named.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if `--format` is given for a standard output that
  ///   another option takes.
  init(
    _ arguments: Arguments, _ specification: Specification,
    isTerminal: Bool = System.isTerminal(1)
  ) throws(ToolError) {
    let outputs = arguments.outputs(of: specification)
    guard specification.option(named: SharedOptions.format.declaration.name) != nil else {
      self = .nothing
      return
    }
    let format = arguments[SharedOptions.format]
    if let taker = outputs.first(where: { $0.path.leadsToStandardOutput }) {
      guard format == nil else {
        throw .usage(
          "--format is for a standard output that \(taker.option.spelling) does not take")
      }
      self = .nothing
      return
    }
    switch format {
    case .table: self = .table
    case .csv: self = .rows(.csv)
    case .json: self = .rows(.json)
    case .jsonl: self = .rows(.jsonl)
    case nil:
      let hasResult = outputs.contains { $0.option.role == .result }
      self = isTerminal && !hasResult ? .table : outputs.isEmpty ? .rows(.csv) : .nothing
    }
  }
}
