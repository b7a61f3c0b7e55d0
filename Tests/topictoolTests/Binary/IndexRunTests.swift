import Foundation
import Testing

@testable import topictool

/// The verbs of `index` as a user runs them, on a batch of which three articles are one
/// report.
@Suite("Verbs of index") struct IndexRunTests {
  let folder: Folder
  let lines: [String]

  init() throws {
    folder = try Batch.folder()
    lines = Batch.lines.split(separator: "\n").map { $0 + "\n" }
    try folder.write(lines[0] + lines[3], to: "old.jsonl")
    try folder.write(lines[1] + lines[2] + lines[4], to: "new.jsonl")
    try folder.expectDone("index create x")
  }

  /// The bytes of all files of the index.
  func state() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("x"))
    return try Dictionary(
      uniqueKeysWithValues: names.filter { $0 != "lock" }.map {
        ($0, try Data(contentsOf: folder.file("x/\($0)")))
      })
  }

  /// The one line of complaint of a run that changes nothing, without the tool's name.
  func refusal(_ line: String, status: Int32) throws -> String {
    let before = try state()
    let run = try folder.run(line)
    #expect(run.status == status && run.output == "", "\(line): \(run.error)")
    #expect(run.error.split(separator: "\n").count == 1, "\(run.error)")
    let prefix = "topictool: error: "
    #expect(run.error.hasPrefix(prefix), "\(run.error)")
    #expect(try state() == before, "\(line)")
    return String(run.error.dropFirst(prefix.count).dropLast())
  }

  @Test
  func `a batch is asked for, then kept`() throws {
    #expect(
      try folder.run("index query x old.jsonl").output.split(separator: "\n").count == 1)
    try folder.expectDone("index add x old.jsonl")
    let run = try folder.run(
      "index query x new.jsonl --pairs p.csv --passages q.jsonl --format table")
    #expect(run.status == 0 && run.error == "")
    #expect(
      try folder.read("p.csv").split(separator: "\n").map { $0.prefix(18) }
        == ["a,b,relation,jacca", "echo-1,wire-1,copy", "post-1,wire-1,copy"])
    #expect(
      try folder.read("q.jsonl").hasPrefix(#"{"a":"echo-1","b":"wire-1","passages":[{"#))
    let shown = run.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(
      shown.first == "3 articles against 2 · 1 new · 2 copies · 0 partly copied")
    #expect(shown.contains("copy 100 % 2019-03-01 09:30 Echo Roads closed"))
    #expect(shown.contains("of 2019-03-01 06:00 Wire Rain closes roads"))

    try folder.expectDone("index add x new.jsonl")
    let verbose = try folder.run("index query x in.jsonl --verbose")
    #expect(
      verbose.error.contains(
        "topictool: 5 articles against 5, 2 new, 3 copies, 0 partly copied\n"))
    let lines = try folder.run("index query x new.jsonl --format jsonl")
    #expect(lines.output.hasPrefix(#"{"a":"echo-1","b":"wire-1","relation":"copy","#))
  }

  @Test
  func `what it holds is told as a table and as JSON`() throws {
    try folder.expectDone("index add x old.jsonl")
    try folder.expectDone("index add x new.jsonl")
    try folder.expectDone("index delete x post-2")
    let json = try folder.run("index stats x --format json")
    #expect(json.status == 0 && json.error == "")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let figures = try #require(object as? NSDictionary)
    #expect(figures["articles"] as? Int == 4)
    #expect(figures["deleted"] as? Int == 1)
    #expect(figures["shingle"] as? Int == 3)
    #expect((figures["segments"] as? [Any])?.isEmpty == false)
    let bytes = try state().values.reduce(0) { $0 + $1.count }
    #expect(figures["bytes"] as? Int == bytes)
    let table = try folder.run("index stats x --format table")
    #expect(table.output.hasPrefix("articles"))
    let csv = try folder.run("index stats x")
    #expect(csv.output.hasPrefix("articles,deleted,texts,"))

    try folder.expectDone("index compact x")
    let after = try folder.run("index stats x --format json")
    #expect(after.output.hasPrefix(#"{"articles":4,"deleted":0,"#))
  }

  @Test
  func `--merge bounds the segments`() throws {
    for (place, line) in lines.enumerated() {
      try folder.write(line, to: "one.jsonl")
      try folder.expectDone("index add x one.jsonl --merge 2")
      let json = try folder.run("index stats x --format json").output
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
      let figures = try #require(object as? NSDictionary)
      #expect(figures["articles"] as? Int == place + 1)
      #expect((figures["segments"] as? [Any] ?? []).count <= 2)
    }
  }

  @Test
  func `ids that are there are refused or replaced`() throws {
    try folder.expectDone("index add x old.jsonl")
    #expect(
      try refusal("index add x in.jsonl", status: 1)
        == "2 articles are in the index already: 'wire-1', 'post-2' "
        + "(--replace takes them in their place)")
    try folder.write(
      lines[3].replacing("harbour team", with: "side of the port"), to: "mended.jsonl")
    try folder.expectDone("index add x mended.jsonl --replace")
    let exported = try folder.run("index export x").output
    #expect(exported.split(separator: "\n").count == 2)
    #expect(exported.contains("side of the port") && !exported.contains("harbour team"))
  }

  /// Replacing would take away the articles of the hour before.
  @Test
  func `records without ids are told to be so where their names are taken`() throws {
    let hours = lines.map { $0.replacing(/"id":"[a-z0-9-]*",/, with: "") }
    try folder.write(hours[0] + lines[1] + hours[2], to: "hour.jsonl")
    try folder.expectDone("index add x hour.jsonl")
    try folder.write(hours[3] + lines[4], to: "hour.jsonl")
    #expect(
      try refusal("index add x hour.jsonl", status: 1)
        == "1 record has no id and is named after file and line, as an article of the index "
        + "is: 'hour.jsonl:1' (they need an id field, or their file another name)")
    try folder.write(hours[3] + lines[1] + hours[4], to: "hour.jsonl")
    #expect(
      try refusal("index add x hour.jsonl", status: 1)
        == "2 records have no id and are named after file and line, as articles of the index "
        + "are: 'hour.jsonl:1', 'hour.jsonl:3' "
        + "(they need an id field, or their file another name)")
    try folder.write(hours[3], to: "next.jsonl")
    try folder.expectDone("index add x next.jsonl")
  }

  @Test
  func `a list of ids has the escapes of the lists that are written`() throws {
    let ids = [#"two\nlines"#, #"a\\b"#, "c"]
    try folder.write(
      ids.map { #"{"id":"\#($0)","text":"some words of \#($0)"}"# + "\n" }.joined(),
      to: "odd.jsonl")
    try folder.expectDone("index add x odd.jsonl")
    try folder.write(ids[0] + "\r\n" + ids[1] + "\n", to: "odd.txt")
    try folder.expectDone("index delete x --ids odd.txt")
    #expect(try folder.run("index export x").output.hasPrefix(#"{"id":"c","#))
  }

  @Test
  func `ids that are not there are refused or passed over`() throws {
    try folder.expectDone("index add x in.jsonl")
    #expect(
      try refusal("index delete x wire-1 wire-2 wire-3", status: 1)
        == "2 ids are not in the index: 'wire-2', 'wire-3' "
        + "(--ignore-missing passes over them)")
    let run = try Binary.run(
      ["index", "delete", "x", "--ids", "-", "--ignore-missing", "post-1"], in: folder,
      input: "wire-1\r\nwire-2\n\n")
    #expect(run.status == 0 && run.error == "")
    // Of the three alike echo-1 is left, which the other two of the batch are copies of.
    let left = try folder.run("index query x in.jsonl -q")
    #expect(
      left.output.split(separator: "\n").dropFirst().map { $0.prefix(13) }
        == ["wire-1,echo-1", "post-1,echo-1"])
  }

  @Test
  func `other parameters than those of the index are refused`() throws {
    try folder.expectDone("index create y --shingle 4 --seed 7 --min-words 10")
    try folder.expectDone("index add y old.jsonl")
    #expect(try folder.run("index query y new.jsonl").status == 0)
    #expect(
      try folder.run("index query y new.jsonl --shingle 4 --seed 7 --min-words 10").status
        == 0)
    #expect(
      try refusal("index query y new.jsonl --shingle 3", status: 2).contains("shingle 4"))
    #expect(try refusal("index query y new.jsonl --seed 8", status: 2).contains("seed 7"))
    #expect(
      try refusal("index query y new.jsonl --min-words 0", status: 2).contains("10"))
    #expect(
      try refusal("dedup new.jsonl --against-index y --shingle 5", status: 2)
        .contains("shingle 4"))
  }

  @Test
  func `what is no index, or not empty, is named`() throws {
    try folder.expectDone("index add x in.jsonl")
    #expect(
      try refusal("index stats nothing", status: 2).contains("'nothing' is not an index"))
    #expect(try refusal("index stats in.jsonl", status: 2).contains("is not an index"))
    #expect(
      try refusal("index add . in.jsonl", status: 2).hasPrefix("'.' is not an index"))
    #expect(
      try refusal("dedup in.jsonl --against-index .", status: 2).hasPrefix("'.' is not"))
    #expect(
      try refusal("index create x", status: 2) == "'x' is there already and not empty")
    #expect(
      try refusal("index query x in.jsonl --pairs x/p.csv", status: 2)
        == "--pairs would write 'x/p.csv' into the index 'x'")
    #expect(
      try refusal("index query x no.jsonl", status: 2)
        == "no.jsonl: no such file or folder")
    #expect(try refusal("index add x", status: 2).hasPrefix("an INPUT is missing"))
  }

  @Test
  func `what cannot be created is named as wrong usage`() throws {
    let taken = "cannot be created: it is a file, a folder is expected"
    #expect(
      try refusal("index create no/deep/i", status: 2)
        == "'no/deep/i' cannot be created: No such file or directory")
    #expect(try refusal("index create in.jsonl", status: 2) == "'in.jsonl' \(taken)")
    let dash = "'-' names no folder; the name of a new folder is expected"
    #expect(try refusal("index create -", status: 2) == dash)
    // A folder in which the lock cannot be made.
    _ = try Binary.shell("mkdir e; ln -s /no/such e/lock", in: folder)
    #expect(try refusal("index create e", status: 2).hasPrefix("'e' cannot be created: "))

    #expect(try refusal("index verify x --salvage -", status: 2) == dash)
    #expect(
      try refusal("index verify x --salvage in.jsonl", status: 2) == "'in.jsonl' \(taken)"
    )
    #expect(try folder.names == ["e", "in.jsonl", "new.jsonl", "old.jsonl", "x"])
  }

  @Test
  func `dry runs check and change nothing`() throws {
    try folder.expectDone("index add x old.jsonl")
    let before = try state()
    for line in [
      "index add x new.jsonl", "index delete x wire-1", "index compact x",
      "index create y", "index query x new.jsonl", "index export x -o out.jsonl",
      "index verify x --salvage z", "index stats x", "dedup new.jsonl --against-index x",
    ] {
      let run = try folder.run(line + " --dry-run")
      #expect(run.status == 0 && run.error == "", "\(run.error)")
      #expect(run.output.contains(", a dry run\n"))
    }
    #expect(try state() == before)
    #expect(try folder.names == ["in.jsonl", "new.jsonl", "old.jsonl", "x"])
    let plan = try folder.run("index add x new.jsonl --dry-run").output
    #expect(plan.contains("writes\n  x  index "))
    #expect(try folder.run("index add . new.jsonl --dry-run").status == 2)
  }
}
