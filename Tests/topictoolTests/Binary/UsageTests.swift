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
    let help = try run("help", name)
    #expect(help.status == 0 && help.error == "")
    #expect(try run(name, "--help").output == help.output)

    let command = try #require(Tool.commands.first { $0.specification.name == name })
    for option in command.specification.options {
      #expect(help.output.contains("\n  \(option.synopsis)"), "\(option.synopsis)")
    }
    #expect(help.output.contains("\nexamples\n  # "))
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: Tool.commands.map { $0.specification.name })
  func `a wrong option of a command is answered in one line`(name: String) throws {
    let wrong = try run(name, "--thread", "2")
    #expect(wrong.status == 2 && wrong.output == "")
    #expect(
      wrong.error
        == "topictool: error: \(name): unknown option '--thread'; did you mean --threads?\n"
    )
  }

  @Test
  func `what cannot be printed is a failure, and a reader that left is none`() throws {
    let full = try Binary.shell("topictool --help > /dev/full", in: folder)
    #expect(full.status == 1)
    #expect(full.error.contains("standard output: cannot be written"))
  }
}
