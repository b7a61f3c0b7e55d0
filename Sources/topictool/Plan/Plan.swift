/// What a command would read and write under which options: all that a dry run says.
struct Plan {
  /// Files that are shown of a folder.
  static let fileLimit = 20

  private let arguments: Arguments
  private let specification: Specification
  private let outputs: [(option: String, path: String)]
  private let display: Display
  private let inputs: [PlannedInput]

  /// The plan of a command line that was checked, and whose files were opened.
  ///
  /// - Throws: ``ToolError/usage(_:)`` for inputs that are not there.
  init(
    _ arguments: Arguments, _ specification: Specification,
    _ outputs: [(option: String, path: String)], _ display: Display
  ) throws(ToolError) {
    self.arguments = arguments
    self.specification = specification
    self.outputs = outputs
    self.display = display
    var inputs: [PlannedInput] = []
    if specification.takesInputs {
      for path in arguments.operands { inputs.append(try PlannedInput(path)) }
    }
    for option in specification.options where option.role == .input {
      for path in arguments.words(of: option) ?? [] {
        inputs.append(try PlannedInput(path, of: option))
      }
    }
    if let configuration = arguments.configuration,
      !arguments.has(SharedOptions.configuration)
    {
      inputs.append(
        try PlannedInput(configuration.path, of: SharedOptions.configuration.declaration))
    }
    self.inputs = inputs
  }

  /// The plan in words.
  func text(width: Int, style: Style) -> String {
    let sections = [
      ("reads", indexes([.index], .read) + inputs.flatMap(\.rows)),
      ("writes", indexes([.newFolder], .created, .changed) + written),
      ("options", options),
    ]
    var lines = [style.bold("topictool \(specification.name)") + ", a dry run"]
    for (heading, rows) in sections where !rows.isEmpty {
      var table = Table([
        .init(isFlexible: true), .init(isFlexible: true), .init(isNumber: true),
      ])
      for row in rows { table.append(row) }
      lines += ["", style.bold(heading)]
      lines += table.lines(width: width, indent: 2, style: style)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The indexes among the operands of some use and the options of some roles, with the bytes
  /// that they take.
  private func indexes(
    _ roles: [Declaration.Role], _ uses: Specification.IndexUse...
  ) -> [[Table.Cell]] {
    var rows: [[Table.Cell]] = []
    if let path = arguments.index, let use = specification.indexUse, uses.contains(use) {
      let size = use == .created ? "" : System.size(ofFilesIn: path).asSize
      rows.append([
        .init(path), .init(use == .created ? "a new index" : "index"), .init(size),
      ])
    }
    for option in specification.options where roles.contains(option.role) {
      for path in arguments.words(of: option) ?? [] {
        let isNew = option.role == .newFolder
        let size = isNew ? "" : System.size(ofFilesIn: path).asSize
        rows.append([
          .init("\(option.spelling) \(path)"), .init(isNew ? "a new index" : "index"),
          .init(size),
        ])
      }
    }
    return rows
  }

  /// The files that would be written, and what stands there now.
  private var written: [[Table.Cell]] {
    var rows = outputs.map { option, path in
      let isReplaced = if case .file = FileKind(of: path) { path != "-" } else { false }
      let size = System.size(ofFileAt: path) ?? 0
      return [
        Table.Cell("\(option) \(path == "-" ? "standard output" : path)"),
        Table.Cell(isReplaced ? "in place of what is there" : ""),
        Table.Cell(isReplaced ? size.asSize : ""),
      ]
    }
    switch display {
    case .nothing: break
    case .table: rows.append(["standard output", "a table", ""])
    case .rows(let format): rows.append(["standard output", .init(format.name), ""])
    }
    return rows
  }

  /// The options in force: those that are given, and those that have a standard.
  private var options: [[Table.Cell]] {
    specification.options.compactMap { option in
      let words = arguments.words(of: option)
      guard words != nil || option.standard != nil, option.canBeConfigured else {
        return nil
      }
      let value = words.map { $0.joined(separator: " ") } ?? option.standard ?? ""
      let origin =
        words == nil
        ? "default"
        : arguments.isConfigured(option)
          ? arguments.configuration?.path ?? "" : "command line"
      return [
        Table.Cell("\(option.spelling) \(value)"),
        Table.Cell(origin) { words == nil ? $0.dim($1) : $1 }, "",
      ]
    }
  }
}

extension RowFormat {
  /// What people call it.
  fileprivate var name: String {
    switch self {
    case .csv: "CSV"
    case .json: "JSON"
    case .jsonl: "JSON Lines"
    }
  }
}
