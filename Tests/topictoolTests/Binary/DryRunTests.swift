import Foundation
import Testing

/// What a dry run says, and that it does nothing.
@Suite("Dry runs of the built tool") struct DryRunTests {
  let folder: Folder

  init() throws {
    folder = try Batch.folder()
    try folder.write("harbour\n", to: "words.txt")
  }

  /// The rows of a section, each with single spaces.
  func rows(_ heading: String, of run: Binary.Run) -> [String] {
    let sections = run.output.components(separatedBy: "\n\n")
    let section = sections.first { $0.hasPrefix(heading + "\n") }
    return (section ?? "").split(separator: "\n").dropFirst().map {
      $0.split(separator: " ").joined(separator: " ")
    }
  }

  @Test
  func `says what is read and written under which options`() throws {
    try folder.write(#"{"all": {"seed": 7}}"#, to: "topictool.json")
    try folder.write("old", to: "p.csv")
    let before = try folder.names
    let run = try folder.run(
      "dedup in.jsonl --pairs p.csv --keep - --mode exact --dry-run")
    #expect(run.status == 0 && run.error == "")
    #expect(run.output.hasPrefix("topictool dedup, a dry run\n"))
    #expect(
      rows("reads", of: run) == [
        "in.jsonl JSON Lines 1 kB", "--config topictool.json 20 B",
      ])
    #expect(
      rows("writes", of: run) == [
        "--pairs p.csv in place of what is there 3 B", "--keep standard output",
      ])
    let options = rows("options", of: run)
    #expect(options.contains("--mode exact command line"))
    #expect(options.contains("--seed 7 topictool.json"))
    #expect(options.contains("--shingle 3 default"))
    #expect(try folder.names == before)
    #expect(try folder.read("p.csv") == "old")
  }

  @Test
  func `counts the files of a folder, and those passed over`() throws {
    _ = try Binary.shell(
      "mkdir -p feeds/may; cp in.jsonl feeds/may; gzip -c in.jsonl > feeds/a.jsonl.gz; "
        + "touch feeds/picture.png", in: folder)
    let run = try folder.run("events feeds --dry-run")
    #expect(run.status == 0)
    let rows = rows("reads", of: run)
    #expect(rows.count == 3)
    #expect(rows[0].hasPrefix("feeds 2 files, in 2 folders, 1 passed over "))
    #expect(rows[1].hasPrefix("a.jsonl.gz JSON Lines, gzip "))
    #expect(rows[2].hasPrefix("may/in.jsonl JSON Lines "))
    #expect(self.rows("writes", of: run) == ["standard output CSV"])
  }

  @Test
  func `names the files that go with another, and creates none`() throws {
    let run = try folder.run("similarity in.jsonl -o s.edges.csv --dry-run")
    #expect(
      rows("writes", of: run) == [
        "--output s.edges.csv", "--output s.ids.txt", "--output s.nodes.csv",
      ])
    #expect(try folder.names == ["in.jsonl", "words.txt"])
  }

  @Test
  func `checks what a run would`() throws {
    for (line, complaint) in [
      ("dedup no.jsonl", "no.jsonl: no such file or folder"),
      ("dedup in.jsonl --pairs no/p.csv", "--pairs: no/p.csv: cannot be written"),
      ("dedup in.jsonl --pairs .", "--pairs: .: cannot be written: Is a directory"),
      ("dedup in.jsonl --keep in.jsonl", "--keep would write over the input"),
      ("cluster in.jsonl -k 2 --k-range 2-3", "--k-range goes with -k auto"),
      ("analyze in.jsonl --stop-words no.txt", "no.txt: cannot be read"),
      ("score --clusters no.csv --gold in.jsonl", "--clusters: no.csv: no such file"),
      ("dedup", "an INPUT is missing"),
    ] {
      let run = try folder.run(line + " --dry-run")
      #expect(run.status == 2 && run.output == "", "\(line)")
      #expect(run.error.hasPrefix("topictool: error: \(complaint)"), "\(run.error)")
    }
  }

  @Test
  func `writes nothing where no article is read`() throws {
    try folder.expectDone("vectorize in.jsonl --save-frequencies one.freq --quiet")
    let run = try folder.run(
      "vectorize --frequencies one.freq --save-model m.model --dry-run")
    #expect(run.status == 0)
    #expect(rows("writes", of: run).first == "--save-model m.model")
    #expect(try folder.names == ["in.jsonl", "one.freq", "words.txt"])
  }
}
