/// Commands that share their first word: `topictool index create`, `topictool index add`.
///
/// Each of them is a ``Command`` of its own, whose name has both words.
struct CommandGroup: Sendable {
  /// The word they share.
  let name: String
  /// What they are for, in a clause.
  let summary: String
  /// What else there is to know, in paragraphs.
  let details: [String]
  /// Command lines to learn from, each with what it does.
  let examples: [(line: String, purpose: String)]

  /// The commands.
  var commands: [Specification] {
    Tool.allCommands.map { $0.specification }.filter { $0.group == name }
  }

  /// Their second words.
  var verbs: [String] { commands.map(\.verb) }

  /// What to say where a verb is missing.
  var missingVerb: String {
    "\(name) takes a verb: \(verbs.alternatives) (topictool help \(name) says more)"
  }

  /// The command of a verb.
  ///
  /// - Throws: ``ToolError/usage(_:)`` with the nearest verb, or all, if there is none.
  func command(_ verb: String) throws(ToolError) -> any Command.Type {
    let full = "\(name) \(verb)"
    if let command = Tool.allCommands.first(where: { $0.specification.name == full }) {
      return command
    }
    if verb.hasPrefix("-") {
      throw .usage("unknown option '\(verb.printable)' before a verb; \(missingVerb)")
    }
    let complaint = "unknown verb '\(verb.printable)'; "
    throw .usage(
      complaint
        + (verbs.nearest(to: verb).map { "did you mean \(name) \($0)?" } ?? missingVerb))
  }

  /// The help text of all.
  var help: String {
    var text = "topictool \(name): \(summary)\n\n"
    text += "usage: topictool \(name) VERB [OPTION...] ...\n"
    for paragraph in details { text += "\n" + paragraph.wrapped(to: 88) + "\n" }
    text += "\nverbs\n\n"
    for command in commands { text += command.verb.listed(with: command.summary) }
    text += "\nexamples\n"
    for example in examples { text += "  # \(example.purpose)\n  \(example.line)\n" }
    return text
      + "\ntopictool help \(name) VERB says what a verb does and lists its options.\n"
  }
}

extension Specification {
  /// The word that the command shares with others of a ``CommandGroup``, nil if it stands
  /// alone.
  var group: String? {
    let words = name.split(separator: " ")
    return words.count > 1 ? String(words[0]) : nil
  }
}

extension String {
  /// The line of a list of commands, with what this one does.
  func listed(with summary: String) -> String {
    let padding = String(repeating: " ", count: max(1, 13 - count))
    return "  \(self)\(padding)\(summary)\n"
  }
}
