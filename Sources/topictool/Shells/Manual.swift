/// `topictool manual`: the manual page.
enum Manual: Command {
  static let specification = Specification(
    name: "manual", summary: "the manual page, for man",
    operands: "",
    details: [
      "Prints topictool(1) in roff, made from the same table as the help."
    ],
    ownOptions: [], sharedOptions: [],
    examples: [
      (
        "topictool manual > ~/.local/share/man/man1/topictool.1",
        "where man finds it: then, man topictool"
      ),
      ("topictool manual | man -l -", "to read it at once"),
    ])

  static func run(_ session: Session) throws {
    guard session.arguments.operands.isEmpty else {
      throw ToolError.usage("manual takes nothing: it prints the page of all commands")
    }
    try StandardOutput.write(page.text)
  }

  /// The page.
  private static var page: ManualPage {
    var page = ManualPage(title: "topictool", version: Tool.version, day: Tool.day)
    page.section("NAME")
    page.name(Tool.summary)
    page.section("SYNOPSIS")
    page.usage(["topictool", "COMMAND", "[OPTION...]", "INPUT..."])
    page.usage(["topictool", "help", "[COMMAND]"])
    page.section("DESCRIPTION")
    for paragraph in Tool.details { page.paragraph(paragraph) }
    page.section("COMMANDS")
    for name in Tool.firstWords {
      if let group = Tool.groups.first(where: { $0.name == name }) {
        add(group, to: &page)
      }
      for command in Tool.allCommands.map({ $0.specification })
      where (command.group ?? command.name) == name {
        add(command, to: &page)
      }
    }
    page.section("OPTIONS OF EVERY COMMAND")
    for option in SharedOptions.all { page.option(option) }
    page.section("ENVIRONMENT")
    for (name, meaning) in Tool.environment { page.item(name, meaning) }
    page.section("EXIT STATUS")
    for (status, meaning) in Tool.statuses { page.item(status, meaning) }
    return page
  }

  private static func add(_ group: CommandGroup, to page: inout ManualPage) {
    page.subsection("topictool \(group.name) VERB")
    page.paragraph(group.summary.capitalizedSentence)
    for paragraph in group.details { page.paragraph(paragraph) }
    for command in group.commands { page.item(command.verb, command.summary) }
    page.paragraph("Examples:")
    for example in group.examples { page.example(example.line, example.purpose) }
  }

  private static func add(_ command: Specification, to page: inout ManualPage) {
    page.subsection(command.usage)
    page.paragraph(command.summary.capitalizedSentence)
    for paragraph in command.details { page.paragraph(paragraph) }
    for option in command.unsharedOptions { page.option(option) }
    page.paragraph("Examples:")
    for example in command.examples { page.example(example.line, example.purpose) }
  }
}

extension String {
  /// The clause as a sentence.
  fileprivate var capitalizedSentence: String {
    prefix(1).uppercased() + dropFirst() + "."
  }
}
