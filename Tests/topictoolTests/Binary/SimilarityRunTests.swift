import Testing

/// Which articles `similarity` compares, and by what, on a batch of which three articles
/// are one report: `wire-1` and `echo-1` of 1 March 06:00 and 09:30, `post-1` of 2 March.
@Suite("Comparisons of similarity") struct SimilarityRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(["similarity"] + arguments, in: folder)
  }

  /// The first two columns of the pairs.
  func pairs(_ run: Binary.Run) -> [String] {
    run.output.split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").prefix(2).joined(separator: " ") }
  }

  @Test
  func `--within compares what is near in time`() throws {
    #expect(
      try pairs(run("in.jsonl", "--within", "4h", "--threshold", "0.3"))
        == ["wire-1 echo-1"])
    #expect(
      try pairs(run("in.jsonl", "--within=15h", "--threshold=0.3"))
        == ["wire-1 echo-1", "echo-1 post-1"])

    try folder.write(#"{"id":"x","text":"\#(Batch.report)"}"#, to: "undated.jsonl")
    let undated = try run(
      "in.jsonl", "undated.jsonl", "--within", "1h", "--threshold", "0.3")
    #expect(pairs(undated) == ["wire-1 x", "echo-1 x", "post-1 x"])
    #expect(
      undated.error
        == "topictool: note: 1 without a date, which are compared with all\n")
    #expect(try run("in.jsonl", "--within", "soon").status == 2)
  }
}
