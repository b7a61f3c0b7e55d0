import Testing

/// The figures were computed by hand.
@Suite("Runs of score") struct ScoreRunTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      """
      id_a\tid_b\treuse\tevent\tconfidence\tannotators\tweight\tstratum
      a\tb\tcopy\tyes\t3\t1\t3.0\tx
      c\ta\tcopy\tyes\t3\t1\t\tx
      a\td\tnone\tno\t3\t1\t1.0\tx
      b\td\tpartial\t?\t3\t1\t\tx
      c\td\ttemplate\tno\t3\t1\t\tx

      """, to: "gold.tsv")
    try folder.write(
      "a,b,relation,jaccard\nb,a,copy,1\na,d,copy,1\nb,d,partial,0.2\nc,d,copy,1\n",
      to: "pairs.csv")
    try folder.write(
      "id,cluster,similarity\na,0,1\nb,0,1\nc,1,1\nd,1,1\n", to: "groups.csv")
  }

  func lines(_ arguments: String...) throws -> [String] {
    let run = try Binary.run(["score", "--format", "table"] + arguments, in: folder)
    #expect(run.status == 0 && run.error == "")
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test
  func `pairs against labels, whichever article comes first`() throws {
    // Of three pairs called copies one is, of two copies one is found; with weights 3 of
    // 4 and 3 of 3. Of four pairs called reuse two are, of three two are found.
    #expect(
      try lines("--pairs", "pairs.csv", "--gold", "gold.tsv") == [
        "pairs  labelled 5  predicted 4",
        "copy  P 0.333  R 0.500  F1 0.400  Pw 0.750  Rw 1.000  Fw 0.857",
        "reuse  P 0.500  R 0.667  F1 0.571  Pw 0.750  Rw 1.000  Fw 0.857",
        "templates  labelled 1  reported as copy 1",
      ])
  }

  @Test
  func `a grouping against pairs of one event`() throws {
    #expect(
      try lines("--clusters", "groups.csv", "--gold", "gold.tsv") == [
        "all  pairs 4  P 0.500  R 0.500  F1 0.500",
        "not copied  pairs 2  P 0.000  R 0.000  F1 0.000",
      ])
  }

  @Test
  func `a grouping against classes of documents`() throws {
    try folder.write(
      ["a", "b", "c", "d"].map { #"{"id":"\#($0)","label":"\#($0 < "d" ? "x" : "y")"}"# }
        .joined(separator: "\n"), to: "docs.jsonl")
    let result = try lines(
      "--clusters", "groups.csv", "--gold", "docs.jsonl", "--field", "label")

    #expect(result[0] == "documents 4  classes 2  clusters 2  missing 0")
    #expect(result[1].hasPrefix("ARI 0.0000  NMI 0.3437"))
    #expect(result[2] == "B3  P 0.7500  R 0.6667  F1 0.7059")
    #expect(result[3] == "purity 0.7500")
  }

  @Test
  func `nothing to score is wrong usage`() throws {
    for arguments in [["score"], ["score", "--gold", "gold.tsv"]] {
      let run = try Binary.run(arguments, in: folder)
      #expect(run.status == 2)
      #expect(run.error.hasPrefix("topictool: error: score: "))
    }
  }
}
