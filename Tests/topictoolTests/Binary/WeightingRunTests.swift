import Testing

@Suite("Weighting options of the built tool") struct WeightingRunTests {
  /// `rain` is in both articles, twice in the first; `bridge` only in the first.
  static let lines = """
    {"id":"1","text":"rain rain bridge"}
    {"id":"2","text":"rain"}

    """

  func run(_ arguments: String...) throws -> Binary.Run {
    let folder = try Folder()
    try folder.write(Self.lines, to: "in.jsonl")
    return try Binary.run(arguments + ["--format", "csv", "in.jsonl"], in: folder)
  }

  @Test
  func `each part of the weighting has its option`() throws {
    #expect(
      try run("vectorize", "--tf", "raw", "--idf", "none", "--norm", "none").output
        == "id,term,weight\n1,bridge,1.000000\n1,rain,2.000000\n2,rain,1.000000\n")
    #expect(
      try run("vectorize", "--tf", "raw", "--idf", "none", "--norm", "l1").output
        == "id,term,weight\n1,bridge,0.333333\n1,rain,0.666667\n2,rain,1.000000\n")
    // ln(2 / 1) + 1 = 1.693147, squared 2.866747.
    #expect(
      try run(
        "vectorize", "--tf", "binary", "--idf", "plain", "--idf-power", "2", "--norm",
        "none"
      ).output
        == "id,term,weight\n1,bridge,2.866747\n1,rain,1.000000\n2,rain,1.000000\n")
  }

  @Test
  func `weightings go by their names`() throws {
    // Without length: idf ln 2 and ln 1.2, times tf / (1 + tf).
    #expect(
      try run("vectorize", "--weighting", "bm25", "--k1", "1", "-b", "0").output
        == "id,term,weight\n1,bridge,0.346574\n1,rain,0.121548\n2,rain,0.091161\n")
    // Shares 2/3 and 1/3 of rain: 1 - 0.636514 / ln 2 = 0.081704, times ln 3 is 0.089761.
    #expect(
      try run("vectorize", "--weighting", "log-entropy", "--norm", "none").output
        == "id,term,weight\n1,bridge,0.693147\n1,rain,0.089761\n2,rain,0.056633\n")
    #expect(
      try run("vectorize", "--weighting", "pivoted", "--slope", "0.5").status == 0)
  }

  @Test
  func `similarities are cosines under every weighting`() throws {
    // (1, 2) and (0, 1).
    #expect(
      try run("similarity", "--tf", "raw", "--idf", "none", "--threshold", "0").output
        == "a,b,similarity\n1,2,0.894427\n")
    let bm25 = try run("similarity", "--weighting", "bm25", "--threshold", "0")
    #expect(bm25.status == 0 && bm25.output.hasPrefix("a,b,similarity\n1,2,0."))
  }

  @Test(arguments: [
    (["--k1", "2"], "--k1 goes with --weighting bm25, not tfidf"),
    (
      ["--weighting", "bm25", "--tf", "raw"],
      "--tf goes with --weighting tfidf or pivoted, not bm25"
    ),
    (
      ["--weighting", "log-entropy", "--idf", "plain"],
      "--idf goes with --weighting tfidf, bm25 or pivoted, not log-entropy"
    ),
    (
      ["--weighting", "pivoted", "--norm", "l1"],
      "--norm goes with --weighting tfidf, bm25 or log-entropy, not pivoted"
    ),
    (["--slope", "0.5"], "--slope goes with --weighting pivoted, not tfidf"),
    (
      ["--weighting", "bm25", "--k1", "nan"],
      "--k1 takes a number from 0 to 1000, not 'nan'"
    ),
    (["--weighting", "bm25", "-b", "1.5"], "-b takes a number from 0 to 1, not '1.5'"),
    (["--idf-power", "-1"], "--idf-power takes a number from 0 to 16, not '-1'"),
    (
      ["--weighting", "bm26"],
      "--weighting takes tfidf, bm25, log-entropy or pivoted, not 'bm26'; did you mean bm25?"
    ),
  ])
  func `what does not go together is wrong usage`(
    options: [String], message: String
  ) throws {
    let folder = try Batch.folder()
    let wrong = try Binary.run(["vectorize"] + options + ["in.jsonl"], in: folder)
    #expect(wrong.status == 2 && wrong.output == "")
    #expect(wrong.error == "topictool: error: \(message)\n")
  }

  @Test
  func `pivoted length is refused where it makes no difference`() throws {
    let wrong = try run("similarity", "--weighting", "pivoted")
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("only scales rows, of which cosines know nothing"))
  }
}
