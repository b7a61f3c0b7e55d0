import Testing

@Suite("Labels from the built tool") struct LabelsRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func clusters(_ options: String...) throws -> String {
    let run = try Binary.run(
      ["cluster", "in.jsonl", "-k", "2", "--clusters", "c.jsonl"] + options, in: folder)
    #expect(run.status == 0)
    return try folder.read("c.jsonl")
  }

  @Test func `a cluster has labels, phrases, what sets it apart, and a headline`() throws
  {
    let clusters = try clusters()
    for key in ["labels", "phrases", "discriminating"] {
      #expect(clusters.contains("\"\(key)\":[\""), "\(key)")
    }
    #expect(clusters.contains(#""headline":"Rain closes roads""#))
    #expect(clusters.contains(#""headline":"Cup final""#))
    #expect(clusters.contains(#""harbour team""#) && clusters.contains(#""cup final""#))
  }

  @Test func `labels are words, whatever vectors are made of`() throws {
    for options in [["--features", "chars"], ["--hash-bits", "8"], ["--stop", "none"]] {
      let run = try Binary.run(
        ["cluster", "in.jsonl", "-k", "2", "--clusters", "c.jsonl"] + options, in: folder)
      #expect(run.status == 0)
      let clusters = try folder.read("c.jsonl")
      #expect(clusters.contains(#""harbour team""#), "\(options)")
      #expect(!clusters.contains(#""the""#), "\(options)")
    }
  }

  @Test func `words to leave out are no labels`() throws {
    try folder.write("harbour\n", to: "stop.txt")
    let clusters = try clusters("--stop-words", "stop.txt")
    #expect(!clusters.contains("harbour"))
  }

  @Test func `the table has them, too`() throws {
    let run = try Binary.run(
      ["cluster", "in.jsonl", "-k", "2", "--format", "table"], in: folder)
    #expect(run.output.contains("harbour team"))
  }
}
