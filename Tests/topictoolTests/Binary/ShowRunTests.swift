import Testing

@Suite("dedup --show") struct ShowRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ arguments: String..., columns: String = "84") throws -> Binary.Run {
    try Binary.run(
      ["dedup", "in.jsonl"] + arguments, in: folder, environment: ["COLUMNS": columns])
  }

  @Test
  func `two articles stand side by side in the order asked for`() throws {
    let result = try run("--show", "post-1", "wire-1")

    #expect(result.status == 0 && result.error == "")
    #expect(
      result.output == """
        copy · score 1.00 · jaccard 0.636 · 100 % of A in B · 64 % of B in A · 16 shared
        words in 1 passage · longest run 16

                                        \u{2067}مطر غزير\u{2069} │ Rain closes roads
        Post                                     │ Wire
        2019-03-02                               │ 2019-03-01 06:00
        post-1                                   │ wire-1
        ─────────────────────────────────────────┼─────────────────────────────────────────
        [Rain fell over northern villages before │ [Rain fell over northern villages before
        dawn while engineers inspected two old   │ dawn while engineers inspected two old
        bridges and closed roads].               │ bridges and closed roads], officials
                                                 │ said yesterday evening after an
                                                 │ emergency meeting.

        """)
  }

  @Test
  func `articles that share nothing are shown as well`() throws {
    let result = try run("--show", "wire-1", "post-2", columns: "40")
    let lines = result.output.split(separator: "\n")

    #expect(lines.first == "none · score 0.00 · jaccard 0.000 · 0 %")
    #expect(lines.contains("Rain closes roads") && lines.contains("Cup final"))
    #expect(!result.output.contains("["))
  }

  @Test
  func `colour stands for brackets where it is on`() throws {
    let output = try run("--show", "wire-1", "echo-1", "--color", "always").output
    #expect(output.contains("\u{1B}[33mRain fell") && !output.contains("[Rain"))
  }

  @Test
  func `with an archive the second article is of it`() throws {
    try folder.write(
      Batch.lines.replacing("Captain praises", with: "Old captain praises"),
      to: "old.jsonl")
    let output = try run("--against", "old.jsonl", "--show", "echo-2", "echo-2").output
    #expect(
      output.contains("Captain praises team                     │ Old captain praises"))
  }

  @Test
  func `wrong ids and options are told`() throws {
    func complaint(_ arguments: String...) throws -> String {
      let result = try Binary.run(["dedup", "in.jsonl"] + arguments, in: folder)
      #expect(result.status == 2 && result.output == "")
      return String(result.error.dropFirst("topictool: error: ".count).dropLast())
    }
    #expect(
      try complaint("--show", "wire-1", "ehco-1")
        == "--show: no article has the id 'ehco-1'; did you mean 'echo-1'?")
    #expect(
      try complaint("--show", "anything", "echo-1")
        == "--show: no article has the id 'anything'")
    #expect(
      try complaint("--show", "wire-1", "wire-1")
        == "--show takes two articles, and 'wire-1' is one")
    #expect(
      try complaint("--show", "wire-1")
        == "--show needs 2 values: the ids of two articles")
    #expect(
      try complaint("--show", "wire-1", "echo-1", "--pairs", "p.csv")
        == "--show looks at two articles only; --pairs does not go with it")
    #expect(
      try complaint("--show", "wire-1", "echo-1", "--format", "csv")
        == "--show has no format but table; --passages FILE is for other programs")
    #expect(try folder.names == ["in.jsonl"])
  }
}
