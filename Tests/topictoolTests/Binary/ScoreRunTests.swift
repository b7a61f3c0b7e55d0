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

  func lines(_ arguments: [String]) throws -> [String] {
    let run = try Binary.run(["score", "--format", "table"] + arguments, in: folder)
    #expect(run.status == 0 && run.error == "")
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test
  func `pairs against labels, whichever article comes first`() throws {
    // Of three pairs called copies one is, of two copies one is found; with weights 3 of
    // 4 and 3 of 3. Of four pairs called reuse two are, of three two are found.
    #expect(
      try lines(["--pairs", "pairs.csv", "--gold", "gold.tsv"]) == [
        "pairs  labelled 5  predicted 4",
        "copy  P 0.333  R 0.500  F1 0.400  Pw 0.750  Rw 1.000  Fw 0.857",
        "reuse  P 0.500  R 0.667  F1 0.571  Pw 0.750  Rw 1.000  Fw 0.857",
        "templates  labelled 1  reported as copy 1",
      ])
  }

  @Test
  func `a grouping against pairs of one event`() throws {
    #expect(
      try lines(["--clusters", "groups.csv", "--gold", "gold.tsv"]) == [
        "all  pairs 4  P 0.500  R 0.500  F1 0.500",
        "not copied  pairs 2  P 0.000  R 0.000  F1 0.000",
      ])
  }

  @Test
  func `labels need no option, and tables no name`() throws {
    let named = try lines(["--clusters", "groups.csv", "--gold", "gold.tsv"])
    #expect(try lines(["--clusters", "groups.csv", "gold.tsv"]) == named)
    for (table, gold) in [("groups.csv", "gold.tsv"), ("gold.tsv", "groups.csv")] {
      let isGold = table == "gold.tsv"
      let piped = try Binary.run(
        ["score", "--format", "table", "--clusters", isGold ? gold : "-"]
          + ["--gold", isGold ? "-" : gold], in: folder, input: folder.read(table))
      #expect(piped.output.split(separator: "\n").map(String.init) == named)
    }
    let lines = #"{"id":"a","cluster":0}"# + "\n" + #"{"id":"c","cluster":1}"#
    let piped = try Binary.run(
      ["score", "--clusters", "-", "--against", "groups.csv", "--quiet"], in: folder,
      input: lines)
    #expect(piped.status == 0 && piped.output.contains("documents,2\n"))
  }

  @Test
  func `a grouping against classes of documents`() throws {
    try folder.write(
      ["a", "b", "c", "d"].map { #"{"id":"\#($0)","label":"\#($0 < "d" ? "x" : "y")"}"# }
        .joined(separator: "\n"), to: "docs.jsonl")
    let result = try lines([
      "--clusters", "groups.csv", "--gold", "docs.jsonl", "--field", "label",
    ])

    #expect(
      result == [
        "documents 4  classes 2  clusters 2  missing 0",
        "ARI 0.0000  NMI 0.3437  AMI 0.0000",
        "V 0.3437  homogeneity 0.3837  completeness 0.3113",
        "B3  P 0.7500  R 0.6667  F1 0.7059",
        "pairs  P 0.5000  R 0.3333  F1 0.4000",
        "purity 0.7500  inverse purity 0.7500",
      ])
  }

  @Test
  func `a grouping against another, over the articles of both`() throws {
    try folder.write("id,cluster\nd,x\nb,y\na,y\nz,y\n", to: "other.csv")
    let run = try Binary.run(
      ["score", "--clusters", "groups.csv", "--against", "other.csv"], in: folder)
    #expect(run.status == 0)
    #expect(
      run.error == "topictool: note: 2 documents in one of the groupings only left out\n")
    // a and b are together in both, and d is alone.
    #expect(run.output.hasPrefix("figure,value\ndocuments,3\nclasses,2\nclusters,2\n"))
    #expect(run.output.contains("\nARI,1.000000000000\n"))
    #expect(run.output.contains("\npairs F1,1.000000000000\n"))
  }

  @Test
  func `articles tell how far groups are apart, without labels`() throws {
    // a and b have the same words, c and d half of theirs, the pairs nothing in common. So
    // a and b have 1, c and d too: their mean distance of a half is half of that to others.
    try folder.write(
      """
      {"id":"a","text":"rain village"}
      {"id":"b","text":"village rain"}
      {"id":"c","text":"harbour cup"}
      {"id":"d","text":"cup penalty"}

      """, to: "articles.jsonl")
    let options = [
      "--ngrams", "1", "--idf", "none", "--stem", "none", "--articles", "articles.jsonl",
    ]
    #expect(
      try lines(["--clusters", "groups.csv"] + options) == [
        "documents 4", "silhouette 0.7500",
      ])
    try folder.write("id,cluster\na,0\nb,0\nc,1\nd,1\n", to: "gold.csv")
    let both = try lines(["--clusters", "groups.csv", "--gold", "gold.csv"] + options)
    #expect(both.first == "documents 4  classes 2  clusters 2  missing 0")
    #expect(both.last == "silhouette 0.7500")
  }

  /// What is wrong with a table, and the word that says so.
  static let wrong: [(arguments: [String], complaint: String)] = [
    (["--clusters", "named.csv", "--gold", "docs.jsonl"], "no column 'id' among 'name'"),
    (["--clusters", "docs.jsonl", "--gold", "docs.jsonl"], "no record has a value of"),
    (["--clusters", "groups.csv", "--gold", "docs.jsonl"], "--field names what has"),
    (["--clusters", "groups.csv", "--gold", "strange.csv"], "no document in common"),
    (["--clusters", "groups.csv", "--against", "strange.csv"], "no document in common"),
    (["--clusters", "groups.csv", "--articles", "docs.jsonl"], "without text"),
    (
      ["--clusters", "groups.csv", "--against", "named.csv", "--gold", "x"], "go together"
    ),
    (["--clusters", "groups.csv", "--against", "groups.csv", "x"], "go together"),
    (["--clusters", "groups.csv", "--pairs", "pairs.csv"], "do not go together"),
    (
      ["--clusters", "groups.csv", "--against", "groups.csv", "--tf", "raw"], "--articles"
    ),
    (["--pairs", "groups.csv", "--gold", "gold.tsv"], "no column 'a' among 'id'"),
    (["--pairs", "pairs.csv", "--gold", "strange.csv"], "no column 'id_a' among 'id'"),
    (["--pairs", "pairs.csv", "--gold", "gold.tsv", "--field", "x"], "--field is for"),
  ]

  @Test(arguments: wrong)
  func `a table that cannot be meant is named`(arguments: [String], complaint: String)
    throws
  {
    try folder.write("name,cluster\na,0\n", to: "named.csv")
    try folder.write("id,cluster\n7,0\n", to: "strange.csv")
    try folder.write("{\"id\":\"a\",\"label\":\"x\"}\n", to: "docs.jsonl")
    let run = try Binary.run(["score"] + arguments, in: folder)
    #expect(run.status != 0 && run.output == "")
    let last = run.error.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("topictool: error: ") && last.contains(complaint), "\(last)")
  }

  @Test
  func `an id that comes twice counts once, and one without an id not at all`() throws {
    try folder.write(
      """
      {"id":"a","cluster":1}
      {"id":"b","cluster":1}
      {"id":"a","cluster":2}
      {"cluster":2}

      """, to: "twice.jsonl")
    let arguments = ["score", "--clusters", "twice.jsonl", "--against", "groups.csv"]
    let run = try Binary.run(arguments, in: folder)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("figure,value\ndocuments,2\n"))
    #expect(
      run.error.split(separator: "\n").map(String.init) == [
        "twice.jsonl:4: the record has no id",
        "twice.jsonl:3: the id 'a' is taken by the record at twice.jsonl:1",
        "topictool: note: 2 documents in one of the groupings only left out",
        "topictool: --clusters: skipped 2 of 4 records: 1 without an id, "
          + "1 with an id already taken",
      ])

    let strict = try Binary.run(arguments + ["--strict"], in: folder)
    #expect(strict.status == 1 && strict.output == "")
    #expect(strict.error == "topictool: error: twice.jsonl:4: the record has no id\n")
  }

  @Test
  func `labels have the ids that fields name`() throws {
    try folder.write(
      """
      {"id":"1","key":"a","cluster":"x"}
      {"id":"2","key":"b","cluster":"x"}

      """, to: "keyed.jsonl")
    let result = try lines([
      "--clusters", "groups.csv", "--gold", "keyed.jsonl", "--fields", "id=key", "-q",
    ])
    #expect(result[0] == "documents 2  classes 1  clusters 1  missing 0")
  }

  @Test
  func `no pairs found is an answer`() throws {
    try folder.write("a,b,relation\n", to: "none.csv")
    let result = try lines(["--pairs", "none.csv", "--gold", "gold.tsv"])
    #expect(result[0] == "pairs  labelled 5  predicted 0")
    #expect(result[1] == "copy  P 0.000  R 0.000  F1 0.000  Pw 0.000  Rw 0.000  Fw 0.000")
  }

  @Test
  func `nothing to score is wrong usage`() throws {
    for arguments in [
      ["score"], ["score", "--gold", "gold.tsv"], ["score", "--clusters", "groups.csv"],
      ["score", "--pairs", "pairs.csv"],
    ] {
      let run = try Binary.run(arguments, in: folder)
      #expect(run.status == 2)
      #expect(run.error.hasPrefix("topictool: error: score: "))
    }
  }
}
