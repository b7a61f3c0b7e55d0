import Testing

@Suite("Runs of dedup") struct DedupRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ arguments: String..., input: String = "") throws -> Binary.Run {
    try Binary.run(["dedup"] + arguments, in: folder, input: input)
  }

  static let pairs = """
    a,b,relation,jaccard,containment_a,containment_b,shared_words,longest_run,score
    wire-1,echo-1,copy,1.000000,1.000000,1.000000,24,24,1.000000
    wire-1,post-1,copy,0.636364,0.636364,1.000000,16,16,1.000000
    echo-1,post-1,copy,0.636364,0.636364,1.000000,16,16,1.000000

    """

  @Test
  func `pairs go to standard output when nobody watches`() throws {
    let result = try run("in.jsonl")

    #expect(result.status == 0 && result.error == "")
    #expect(result.output == Self.pairs)
  }

  @Test
  func `files have the columns that are promised`() throws {
    let result = try run("--pairs", "p.csv", "--families=f.csv", "in.jsonl")

    #expect(result.status == 0 && result.output == "" && result.error == "")
    #expect(try folder.read("p.csv") == Self.pairs)
    #expect(
      try folder.read("f.csv") == """
        id,family,size,role,source_id,evidence,agency,family_agency,copied,copied_from
        wire-1,1,3,source,wire-1,date,,,0.0000,
        echo-1,1,3,copy,wire-1,,,,1.0000,1
        post-1,1,3,copy,wire-1,,,,1.0000,1
        post-2,2,1,single,post-2,,,,0.0000,
        echo-2,3,1,single,echo-2,,,,0.0000,

        """)
    #expect(try folder.names == ["f.csv", "in.jsonl", "p.csv"])
  }

  @Test
  func `a minimum lists every pair above it`() throws {
    let result = try run("--min-jaccard", "0.9", "in.jsonl")

    #expect(result.output.split(separator: "\n").count == 2)
  }

  @Test
  func `JSON says the same`() throws {
    let lines = try run("--format", "jsonl", "in.jsonl").output.split(separator: "\n")

    #expect(lines.count == 3)
    #expect(
      lines[1] == #"{"a":"wire-1","b":"post-1","relation":"copy","jaccard":0.636364,"#
        + #""containment_a":0.636364,"containment_b":1.000000,"shared_words":16,"#
        + #""longest_run":16,"score":1.000000}"#)
    #expect(
      try run("--format", "json", "in.jsonl").output.hasPrefix("[\n{\"a\":\"wire-1\""))
  }

  @Test
  func `standard input and standard output are files named -`() throws {
    let result = try run("--pairs", "-", "-", input: Batch.lines)

    #expect(result.status == 0 && result.error == "")
    #expect(result.output == Self.pairs)
  }

  @Test
  func `passages are offsets in characters of the text`() throws {
    let result = try run("--passages", "-", "in.jsonl")

    #expect(
      result.output.split(separator: "\n").dropFirst().first
        == #"{"a":"wire-1","b":"post-1","passages":[{"a":[0,103],"b":[0,103],"words":16}]}"#
    )
  }

  @Test
  func `one record per family is kept, byte for byte`() throws {
    let result = try run("--keep", "-", "in.jsonl")

    let lines = Batch.lines.split(separator: "\n")
    #expect(result.output == [lines[0], lines[3], lines[4]].map { $0 + "\n" }.joined())
  }

  @Test
  func `the table shows families, source first, with isolated titles`() throws {
    let result = try run("--format", "table", "in.jsonl")

    #expect(
      result.output == """
        5 articles · 3 outlets · 1 family · 2 copies (40 %) · 0 partly copied (0 %)

        family 1 · 3 articles · 3 outlets · 2019-03-01 to 2019-03-02
          source         2019-03-01 06:00  Wire  Rain closes roads
            copy  100 %  2019-03-01 09:30  Echo  Roads closed
            copy  100 %  2019-03-02        Post  \u{2068}مطر غزير\u{2069}

        """)
    #expect(
      try run("--format=table", "--color=always", "in.jsonl").output.contains("\u{1B}[1m")
    )
  }
}
