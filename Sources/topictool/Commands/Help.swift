/// `topictool help`: what the tool does, or one of its commands.
enum Help: Command {
  static let specification = Specification(
    name: "help", summary: "what a command does, and its options",
    operands: "[COMMAND]", details: [], ownOptions: [], sharedOptions: [],
    examples: [
      ("topictool help", "the commands"),
      ("topictool help dedup", "one of them, with its options and examples"),
    ],
    operandWords: { Tool.allCommands.map { $0.specification.name } })

  static func run(_ session: Session) throws {
    let operands = session.arguments.operands
    guard operands.count <= 1 else {
      throw ToolError.usage("help takes one command at a time")
    }
    let topic = operands.first
    try StandardOutput.write(
      topic.map { try Tool.command($0).specification.help } ?? Tool.help)
  }
}
