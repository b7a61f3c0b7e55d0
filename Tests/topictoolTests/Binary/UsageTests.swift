import Testing

@testable import topictool

@Suite("Usage of the built tool") struct UsageTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(arguments, in: folder)
  }

  @Test
  func `help and version go to standard output`() throws {
    #expect(try run("--version").output == "topictool \(Tool.version)\n")
    let help = try run("--help")
    #expect(help.status == 0 && help.error == "")
    #expect(help.output.contains("usage: topictool COMMAND"))
    #expect(try run("help").output == help.output)
  }

  @Test
  func `no command and an unknown command are wrong usage`() throws {
    let none = try run()
    #expect(none.status == 2 && none.output == "")
    #expect(none.error.hasPrefix("topictool: error: a command comes first: "))
    let wrong = try run("dedupe", "x")
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("unknown command 'dedupe'"))
    let late = try run("--threads", "2", "dedup")
    #expect(late.status == 2)
    #expect(late.error.contains("unknown option '--threads' before a command"))
  }

  @Test(arguments: Tool.commands.map { $0.specification.name })
  func `help of a command names each of its options and has examples`(name: String) throws
  {
    let help = try folder.run("help \(name)")
    #expect(help.status == 0 && help.error == "")
    #expect(try folder.run("\(name) --help").output == help.output)

    let command = try #require(Tool.commands.first { $0.specification.name == name })
    for option in command.specification.options {
      #expect(help.output.contains("\n  \(option.synopsis)"), "\(option.synopsis)")
    }
    #expect(help.output.contains("\nexamples\n  # "))
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: Tool.commands.map { $0.specification.name })
  func `a wrong option of a command is answered in one line`(name: String) throws {
    let wrong = try folder.run("\(name) --quite")
    #expect(wrong.status == 2 && wrong.output == "")
    #expect(
      wrong.error
        == "topictool: error: \(name): unknown option '--quite'; did you mean --quiet?\n")
  }

  @Test(arguments: Tool.groups.map(\.name))
  func `a command with verbs lists them`(name: String) throws {
    let group = try #require(Tool.groups.first { $0.name == name })
    let help = try run(name, "--help")
    #expect(help.status == 0 && help.error == "")
    #expect(try run("help", name).output == help.output)
    for command in group.commands {
      #expect(help.output.contains("\n  \(command.verb) "))
      #expect(help.output.contains(command.summary))
    }
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })

    #expect(try run("--help").output.contains("\n  \(name) "))
    #expect(try !run("--help").output.contains("\n  \(name) \(group.verbs[0])"))
  }

  @Test
  func `a verb that is missing or mistyped is answered with those there are`() throws {
    func complaint(_ arguments: String...) throws -> String {
      let run = try Binary.run(arguments, in: folder)
      #expect(run.status == 2 && run.output == "")
      return run.error
    }
    let verbs = "create, add, query, delete, compact, stats, verify, export or events"
    let missing = "index takes a verb: \(verbs) (topictool help index says more)\n"
    #expect(try complaint("index") == "topictool: error: \(missing)")
    #expect(
      try complaint("index", "qurey")
        == "topictool: error: unknown verb 'qurey'; did you mean index query?\n")
    #expect(
      try complaint("index", "--quiet", "add")
        == "topictool: error: unknown option '--quiet' before a verb; \(missing)")
    #expect(
      try complaint("help", "index", "remove")
        == "topictool: error: unknown verb 'remove'; \(missing)")
    #expect(
      try complaint("help", "dedup", "cluster")
        == "topictool: error: help takes one command at a time\n")
    #expect(
      try complaint("index", "add")
        == "topictool: error: a DIR is missing: the folder of an index\n")
    #expect(
      try complaint("index", "stats", "a", "b")
        == "topictool: error: one DIR and nothing else; what is 'b'?\n")
    #expect(
      try complaint("index", "delete", "a")
        == "topictool: error: an ID is missing, or --ids with a file of them\n")
  }

  @Test
  func `what cannot be printed is a failure, and a reader that left is none`() throws {
    let full = try Binary.shell("topictool --help > /dev/full", in: folder)
    #expect(full.status == 1)
    #expect(full.error.contains("standard output: cannot be written"))
  }
}
