import Testing

/// The filters of `dedup`, on a batch of which three articles are one report: `wire-1` and
/// `echo-1` of 1 March 06:00 and 09:30, `post-1` of 2 March.
@Suite("Filters of dedup") struct FilterRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  func run(_ arguments: String...) throws -> Binary.Run {
    try Binary.run(["dedup"] + arguments, in: folder)
  }

  /// The first two columns of the pairs.
  func pairs(_ run: Binary.Run) -> [String] {
    run.output.split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").prefix(2).joined(separator: " ") }
  }

  @Test
  func `--within keeps what is near in time`() throws {
    #expect(try pairs(run("--within", "4h", "in.jsonl")) == ["wire-1 echo-1"])
    #expect(
      try pairs(run("--within=15h", "in.jsonl")) == ["wire-1 echo-1", "echo-1 post-1"])
    #expect(try pairs(run("--within", "1d", "in.jsonl")).count == 3)

    try folder.write(#"{"id":"x","text":"\#(Batch.report)"}"#, to: "undated.jsonl")
    let undated = try run("--within", "1h", "in.jsonl", "undated.jsonl")
    #expect(pairs(undated) == ["wire-1 x", "echo-1 x", "post-1 x"])
    #expect(
      undated.error
        == "topictool: note: 1 without a date, which are compared with all\n")
  }

  @Test
  func `--cross-source keeps pairs of different outlets`() throws {
    try folder.write(
      Batch.lines.replacing("\"Echo\"", with: "\"Wire\""), to: "two.jsonl")
    #expect(
      try pairs(run("--cross-source", "two.jsonl")) == ["wire-1 post-1", "echo-1 post-1"])
  }

  @Test
  func `--min-words leaves short articles out and counts them`() throws {
    let result = try run("--min-words", "17", "in.jsonl")
    #expect(pairs(result) == ["wire-1 echo-1"])
    #expect(
      result.error == "topictool: note: 3 of fewer than 17 words, which take no part\n")
  }

  @Test
  func `--against compares with another batch only`() throws {
    let lines = Batch.lines.split(separator: "\n").map { String($0) + "\n" }
    try folder.write(lines[1...].joined(), to: "new.jsonl")
    // The archive has the id of an article of the batch.
    try folder.write(
      lines[0] + lines[3].replacing("harbour team", with: "side"), to: "old.jsonl")
    let result = try run(
      "new.jsonl", "--against", "old.jsonl", "--pairs", "p.csv", "--families", "f.csv",
      "--keep", "k.jsonl")

    #expect(result.status == 0 && result.error == "")
    #expect(
      try folder.read("p.csv").split(separator: "\n").dropFirst().map { $0.prefix(18) }
        == ["echo-1,wire-1,copy", "post-1,wire-1,copy", "post-2,post-2,copy"])
    #expect(
      try folder.read("f.csv") == """
        id,family,size,role,source_id,evidence,agency,family_agency,copied,copied_from
        echo-1,1,3,copy,wire-1,,,,1.0000,1
        post-1,1,3,copy,wire-1,,,,1.0000,1
        post-2,2,2,copy,post-2,,,,0.8125,2
        echo-2,3,1,single,echo-2,,,,0.0000,

        """)
    #expect(try folder.read("k.jsonl") == lines[4])
    #expect(
      try run("--against=old.jsonl", "--format=table", "new.jsonl").output.hasPrefix(
        "4 articles · 2 in the archive · 2 outlets · 2 families · 3 copies (75 %)"))
  }

  @Test
  func `an archive is read as inputs are`() throws {
    let gzip = try Binary.shell(
      "{ cat in.jsonl; echo '{'; } | gzip > old.jsonl.gz; head -1 in.jsonl > new.jsonl; "
        + "topictool dedup new.jsonl --against old.jsonl.gz", in: folder)
    #expect(pairs(gzip) == ["wire-1 wire-1", "wire-1 echo-1", "wire-1 post-1"])
    #expect(
      gzip.error.hasSuffix("topictool: --against: skipped 1 of 6 records: 1 malformed\n"))

    let empty = try Binary.shell(
      ": > none.jsonl; topictool dedup in.jsonl --against none.jsonl --keep new.jsonl",
      in: folder)
    #expect(empty.status == 0 && empty.output == "")
    #expect(
      empty.error.contains("topictool: note: --against: no articles in none.jsonl\n"))
    #expect(try folder.read("new.jsonl") == folder.read("in.jsonl"))

    let strict = try run("--strict", "--against", "old.jsonl.gz", "new.jsonl")
    #expect(strict.status == 1 && strict.output == "")
  }

  @Test
  func `wrong options are told`() throws {
    func complaint(_ arguments: String...) throws -> String {
      let result = try Binary.run(["dedup"] + arguments, in: folder)
      #expect(result.status == 2 && result.output == "")
      return result.error
    }
    #expect(
      try complaint("--within", "3 days", "in.jsonl")
        == "topictool: error: --within takes a whole number up to 99999 and h, d or w, such "
        + "as 12h or 3d, not '3 days'\n")
    #expect(
      try complaint("--against", "./in.jsonl", "in.jsonl")
        == "topictool: error: --against: './in.jsonl' is an INPUT as well\n")
    #expect(
      try complaint("--against", ".", "in.jsonl").hasSuffix("is an INPUT as well\n"))
    #expect(
      try complaint("--against", "no.jsonl", "in.jsonl")
        == "topictool: error: --against: no.jsonl: no such file or folder\n")
    #expect(
      try complaint("--against", "-", "-")
        == "topictool: error: --against and INPUT both read standard input\n")
    #expect(
      try complaint("--against", "old.jsonl", "--keep", "in.jsonl", "in.jsonl")
        == "topictool: error: --keep would write over the input 'in.jsonl'\n")
  }
}
