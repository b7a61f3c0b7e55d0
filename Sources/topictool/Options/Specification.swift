/// A command as the command line knows it: what it is called, takes and is used for.
struct Specification: Sendable {
  /// The verb; of one of a ``CommandGroup``, behind the word that they share.
  let name: String
  /// What the command is for, in a clause.
  let summary: String
  /// How the inputs stand in the usage line, empty if there are none.
  let operands: String
  /// What else there is to know, in paragraphs.
  let details: [String]
  /// The options of this command alone, in the order in which help shows them.
  let ownOptions: [Declaration]
  /// More options of this command, in groups that help shows by themselves.
  var groups: [OptionGroup] = []
  /// The options it shares with the others.
  let sharedOptions: [Declaration]
  /// Command lines to learn from, each with what it does.
  let examples: [(line: String, purpose: String)]
  /// What the operands stand for.
  var operandKind = OperandKind.files
  /// What becomes of the index that the first operand names, nil for a command without one.
  var indexUse: IndexUse?

  /// What operands stand for.
  enum OperandKind: Sendable {
    /// Files and folders.
    case files
    /// Articles, by their ids.
    case ids
    /// Words of a list, one list for each operand.
    case words([@Sendable () -> [String]])
  }

  /// What becomes of an index that stands first among the operands.
  enum IndexUse: Sendable {
    /// It is created.
    case created
    /// It is changed.
    case changed
    /// It is read.
    case read
  }

  /// The last word of the name.
  var verb: String { name.split(separator: " ").last.map(String.init) ?? name }

  /// The usage line.
  var usage: String {
    let start = "topictool \(name)" + (options.isEmpty ? "" : " [OPTION...]")
    return operands.isEmpty ? start : "\(start) \(operands)"
  }

  /// Whether files or folders to read stand among the operands.
  var takesInputs: Bool {
    guard case .files = operandKind else { return false }
    return !operands.isEmpty && (indexUse == nil || operands.contains(" "))
  }

  /// All options.
  var options: [Declaration] { ownOptions + groups.flatMap(\.options) + sharedOptions }

  /// The option of that long name.
  func option(named name: String) -> Declaration? {
    options.first { $0.name == name }
  }

  /// The option of that one-letter name.
  func option(short letter: Character) -> Declaration? {
    options.first { $0.short == letter || $0.name == String(letter) }
  }

  /// What to say about an option that does not exist.
  func unknown(word: String) -> String {
    let known = options.map(\.spelling) + ["--help"]
    let start = "\(name): unknown option '\(word.printable)'; "
    if let near = known.nearest(to: word) { return start + "did you mean \(near)?" }
    let others = Tool.commands.map { $0.specification }.filter { command in
      command.options.contains { $0.spelling == word }
    }
    if !others.isEmpty { return start + "it is one of \(others.map(\.name).list)" }
    return start + "topictool help \(name) lists those there are"
  }
}

/// Options that belong together, shared by several commands.
struct OptionGroup: Sendable {
  /// What they are about, in a word or two that stand before `options`.
  let heading: String
  /// The options, in the order in which help shows them.
  let options: [Declaration]
}
