/// A command as the command line knows it: what it is called, takes and is used for.
struct Specification: Sendable {
  /// The verb.
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
  /// The words that operands are taken from, where they are no files.
  var operandWords: (@Sendable () -> [String])?

  /// The usage line.
  var usage: String {
    let start = "topictool \(name)" + (options.isEmpty ? "" : " [OPTION...]")
    return operands.isEmpty ? start : "\(start) \(operands)"
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
