import Testing

@Suite("Seeds that the system draws") struct SeedRunTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  /// The seed that a run with `--verbose` tells.
  func seed(_ run: Binary.Run) throws -> UInt64 {
    let line = try #require(
      run.error.split(separator: "\n").first { $0.hasPrefix("topictool: --seed ") })
    return try #require(UInt64(line.split(separator: " ")[2]))
  }

  @Test(arguments: [
    "dedup in.jsonl", "cluster -k 2 in.jsonl", "events in.jsonl",
    "report in.jsonl -o r.html",
  ])
  func `are told, and give the same result again`(command: String) throws {
    let first = try folder.run("\(command) --seed random --verbose")
    #expect(first.status == 0)
    let drawn = try seed(first)
    let again = try folder.run("\(command) --seed \(drawn)")
    #expect(again.status == 0 && again.error == "")
    #expect(again.output == first.output)

    let other = try folder.run("\(command) --seed random --verbose")
    #expect(try seed(other) != drawn)
    #expect(!again.error.contains("--seed"), "only what was drawn is told")
  }

  @Test func `can be asked for in a file of options`() throws {
    try folder.write(#"{"dedup": {"seed": "random"}}"#, to: "topictool.json")
    let run = try folder.run("dedup --verbose in.jsonl")
    #expect(run.status == 0)
    #expect(run.output == DedupRunTests.pairs)
    #expect(try seed(run) != 0)
  }

  @Test func `are kept with an index, which answers as others do`() throws {
    for (name, seed) in [("x", "0"), ("y", "random")] {
      try folder.expectDone("index create \(name) --seed \(seed)")
      try folder.expectDone("index add \(name) in.jsonl")
      try folder.expectDone("index query \(name) in.jsonl --pairs \(name).csv")
    }
    #expect(try folder.read("x.csv") == folder.read("y.csv"))
    #expect(try folder.read("x.csv").contains(",copy,"))
    let kept = try folder.run("index stats y --format csv").rows
    #expect(kept != (try folder.run("index stats x --format csv").rows))
    // A batch is compared by the seed of the index, and by no other.
    #expect(try folder.run("dedup in.jsonl --against-index y").status == 0)
    #expect(try folder.run("dedup in.jsonl --against-index y --seed random").status == 2)
  }

  @Test(arguments: ["sign", "kmeans-start"])
  func `are none for tasks, which have to agree`(verb: String) throws {
    let run = try folder.run("worker \(verb) --seed random")
    #expect(run.status == 64)
    #expect(run.error.contains("--seed takes a whole number from 0 to"), "\(run.error)")
  }
}
