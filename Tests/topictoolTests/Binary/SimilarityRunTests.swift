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

  @Test
  func `measures of shingles are those of the sets`() throws {
    // The report has 22 shingles of three words, its first sixteen words 14 of them.
    #expect(
      try run("in.jsonl", "--measure", "jaccard", "--threshold", "0.5").output == """
        a,b,similarity
        wire-1,echo-1,1.000000
        wire-1,post-1,0.636364
        echo-1,post-1,0.636364

        """)
    #expect(
      try run("in.jsonl", "--measure=containment", "--threshold=0.9").output == """
        a,b,similarity
        wire-1,echo-1,1.000000
        echo-1,wire-1,1.000000
        post-1,wire-1,1.000000
        post-1,echo-1,1.000000

        """)
    #expect(
      try run(
        "in.jsonl", "--measure", "overlap", "--shingle", "24", "--top", "1", "--format",
        "jsonl"
      ).output == """
        {"a":"wire-1","b":"echo-1","similarity":1.000000}
        {"a":"echo-1","b":"wire-1","similarity":1.000000}

        """)
    // Dense: the diagonal is 1 whatever the measure.
    #expect(
      try run(
        "in.jsonl", "--measure", "containment", "-o", "m.mtx", "--threshold", "0.6"
      ).status == 0)
    #expect(
      try folder.read("m.mtx").hasPrefix(
        "%%MatrixMarket matrix coordinate real general\n5 5 11\n1 1 1.0\n"))
  }

  @Test
  func `what goes with another measure is told`() throws {
    func complaint(_ arguments: String...) throws -> String {
      let result = try Binary.run(["similarity", "in.jsonl"] + arguments, in: folder)
      #expect(result.status == 2 && result.output == "")
      return result.error
    }
    #expect(
      try complaint("--measure", "jaccard", "--min-df", "2")
        == "topictool: error: --measure jaccard compares the shingles of dedup; --min-df goes "
        + "with cosine\n")
    #expect(
      try complaint("--measure", "overlap", "--weighting", "bm25").contains(
        "--weighting goes with cosine"))
    #expect(
      try complaint("--measure", "overlap", "--stem", "none").contains(
        "--stem goes with cosine"))
    #expect(
      try complaint("--shingle", "4")
        == "topictool: error: --shingle goes with --measure jaccard, containment or overlap, "
        + "not cosine\n")
    #expect(
      try complaint("--measure", "dice")
        == "topictool: error: --measure takes cosine, jaccard, containment or overlap, "
        + "not 'dice'\n")
    #expect(
      try complaint("--measure", "jaccard", "--shingle", "65")
        == "topictool: error: --shingle takes a whole number from 1 to 64, not '65'\n")
    for value in ["-0.1", "1.5", "nan", "inf"] {
      #expect(
        try complaint("--threshold", value)
          == "topictool: error: --threshold takes a number from 0 to 1, not '\(value)'\n")
    }
    for value in ["0", "-3", "2.5", "many"] {
      #expect(
        try complaint("--top", value)
          == "topictool: error: --top takes a whole number from 1 to 2147483647, not '\(value)'\n"
      )
    }
    #expect(
      try complaint("--within", "3 days")
        == "topictool: error: --within takes a whole number up to 99999 and h, d or w, such "
        + "as 12h or 3d, not '3 days'\n")
    #expect(
      try complaint("--against", "in.jsonl")
        == "topictool: error: --against: 'in.jsonl' is an INPUT as well\n")
    #expect(
      try complaint("--against", "no.jsonl")
        == "topictool: error: --against: no.jsonl: no such file or folder\n")
  }

  @Test(arguments: ["cosine", "jaccard", "containment", "overlap"])
  func `--against has a column an article of the other batch`(measure: String) throws {
    let lines = Batch.lines.split(separator: "\n").map { String($0) + "\n" }
    try folder.write(lines[0] + lines[3], to: "new.jsonl")
    // The other batch has the id of an article of the batch, and an empty article.
    let empty = #"{"id":"blank","text":"...","date":"2019-03-01"}"#
    try folder.write(lines[0] + empty + "\n" + lines[2], to: "old.jsonl")
    let arguments = [
      "similarity", "new.jsonl", "--against", "old.jsonl", "--measure", measure,
    ]

    let pairs = try Binary.run(arguments + ["--threshold", "0.9"], in: folder)
    let whole = measure == "overlap" ? "wire-1,post-1,1.000000\n" : ""
    #expect(pairs.output == "a,b,similarity\nwire-1,wire-1,1.000000\n" + whole)
    let files = try Binary.run(arguments + ["-o", "m.wide.csv"], in: folder)
    #expect(files.status == 0 && files.error == "")
    #expect(try folder.read("m.ids.txt") == "wire-1\npost-2\n")
    #expect(try folder.read("m.columns.txt") == "wire-1\nblank\npost-1\n")
    let table = try folder.read("m.wide.csv").split(separator: "\n")
    #expect(table[0] == ",wire-1,blank,post-1")
    #expect(table[1].hasPrefix("wire-1,1.000000,0,") && table[2] == "post-2,0,0,0")
    // More than there are is all there are.
    #expect(
      try Binary.run(arguments + ["--top", "100", "--within", "4h"], in: folder).output
        == "a,b,similarity\nwire-1,wire-1,1.000000\n")
    let shown = try Binary.run(arguments + ["--format", "table"], in: folder)
    #expect(shown.output.contains("Rain closes roads"))
    let json = try Binary.run(arguments + ["--top", "1", "--format", "json"], in: folder)
    #expect(json.output.contains(#""b":"wire-1","similarity":1.000000"#))
  }

  @Test(arguments: ["cosine", "jaccard", "containment", "overlap"])
  func `few and empty articles have no neighbours`(measure: String) throws {
    try folder.write(#"{"id":"x","text":"\#(Batch.report)"}"#, to: "one.jsonl")
    try folder.write(
      #"{"id":"y","text":"..."}"# + "\n" + #"{"id":"z","text":"!"}"#, to: "empty.jsonl")
    try folder.write("", to: "none.jsonl")
    for (input, against) in [
      (["one.jsonl"], nil), (["empty.jsonl"], nil), (["one.jsonl", "empty.jsonl"], nil),
      (["one.jsonl"], "empty.jsonl"), (["empty.jsonl"], "one.jsonl"),
      (["one.jsonl"], "none.jsonl"),
    ] as [([String], String?)] {
      let arguments =
        ["similarity"] + input + (against.map { ["--against", $0] } ?? [])
        + ["--measure", measure]
      for selection in [["--threshold", "0"], ["--top", "3"]] {
        let rows = try Binary.run(arguments + selection, in: folder)
        // A note may say that there is nothing to compare by.
        #expect(rows.status == 0 && !rows.error.contains("error"))
        #expect(rows.output == "a,b,similarity\n", "\(arguments)")
      }
    }
  }

  @Test(
    arguments: ["cosine", "containment"], ["npz", "mtx", "npy", "wide.csv", "graphml"])
  func `few and empty articles make a file of any format`(
    measure: String, ending: String
  ) throws {
    try folder.write(
      #"{"id":"x","text":"\#(Batch.report)"}"# + "\n" + #"{"id":"y","text":"..."}"#,
      to: "few.jsonl")
    let file = try Binary.run(
      ["similarity", "few.jsonl", "--measure", measure, "-o", "m." + ending], in: folder)
    #expect(file.status == 0 && !file.error.contains("error"))
    #expect(try !folder.bytes("m." + ending).isEmpty)
  }

  @Test(arguments: ["cosine", "jaccard", "containment", "overlap"])
  func `identical articles are alike in full`(measure: String) throws {
    try folder.write(
      (0..<4).map { #"{"id":"\#($0)","text":"\#(Batch.report)"}"# }.joined(
        separator: "\n"),
      to: "same.jsonl")
    // A cosine may miss 1 by the rounding of its sum.
    let least = measure == "cosine" ? "0.9999" : "1"
    let run = try run("same.jsonl", "--measure", measure, "--threshold", least)
    #expect(
      run.output.split(separator: "\n").count == (measure == "containment" ? 13 : 7))
    #expect(
      run.output.split(separator: "\n").dropFirst().allSatisfy {
        $0.hasSuffix(",1.000000")
      })
    let nearest = try Binary.run(
      ["similarity", "same.jsonl", "--measure", measure, "--top", "1"], in: folder)
    #expect(pairs(nearest) == ["0 1", "1 0", "2 0", "3 0"])
  }
}
