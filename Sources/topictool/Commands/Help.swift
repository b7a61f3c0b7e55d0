/// `topictool help`: what the tool does, or one of its commands.
enum Help: Command {
  static let specification = Specification(
    name: "help", summary: "what a command does, and its options",
    operands: "[COMMAND [VERB]]", details: [], ownOptions: [], sharedOptions: [],
    examples: [
      ("topictool help", "the commands"),
      ("topictool help dedup", "one of them, with its options and examples"),
      ("topictool help index", "the verbs of one that has several"),
      ("topictool help index add", "one of them"),
    ],
    operandKind: .words([
      { Tool.firstWords }, { Tool.groups.flatMap(\.verbs) },
    ]))

  static func run(_ session: Session) throws {
    try StandardOutput.write(text(about: session.arguments.operands))
  }

  private static func text(about topic: [String]) throws(ToolError) -> String {
    guard let first = topic.first else { return Tool.help }
    if topic.count == 1, let group = Tool.groups.first(where: { $0.name == first }) {
      return group.help
    }
    let (command, rest) = try Tool.command(of: topic)
    guard rest.isEmpty else { throw .usage("help takes one command at a time") }
    return command.specification.help
  }
}
