import Testing

@testable import topictool

@Suite("Manual page of the built tool") struct ManualTests {
  let folder: Folder
  let page: String

  init() throws {
    folder = try Folder()
    page = try folder.run("manual").output
    try folder.write(page, to: "topictool.1")
  }

  @Test
  func `has every command, option and example`() {
    let commands = Tool.allCommands.map { $0.specification }
    func escaped(_ text: String) -> String { text.replacing("-", with: "\\-") }
    for command in commands {
      #expect(page.contains("\n.SS topictool \(escaped(command.name))"))
      for option in command.options {
        #expect(page.contains("\\fB\(escaped(option.spelling))\\fR"))
      }
    }
    #expect(page.contains("\ntopictool dedup data/articles.jsonl\n"))
    for group in Tool.groups {
      #expect(page.contains("\n.SS topictool \(group.name) VERB\n"))
    }
  }

  @Test(.enabled(if: CompletionTests.has("mandoc"), "mandoc is not here"))
  func `mandoc has nothing to say against it`() throws {
    let run = try Binary.shell("mandoc -T lint -W warning topictool.1", in: folder)
    #expect(run.status == 0 && run.output == "" && run.error == "")
  }

  @Test(.enabled(if: CompletionTests.has("groff"), "groff is not here"))
  func `groff has nothing to say against it`() throws {
    let run = try Binary.shell(
      "groff -man -K utf8 -T utf8 -ww topictool.1", in: folder)
    #expect(run.status == 0 && run.error == "")
    #expect(!run.output.isEmpty)
  }
}
