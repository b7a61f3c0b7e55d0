import Testing

@testable import topictool

/// What is said of a run when it is over.
@Suite("Words after a run") struct SummaryTests {
  let folder: Folder

  init() throws { folder = try Batch.folder() }

  @Test
  func `--verbose has seconds by stage and a summary, and the output stays`() throws {
    let plain = try folder.run("dedup in.jsonl")
    let verbose = try folder.run("dedup in.jsonl --verbose")
    #expect(verbose.status == 0 && verbose.output == plain.output)
    #expect(plain.error == "")
    let lines = verbose.error.split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    let stages = lines.dropLast().map { $0[0] }
    #expect(stages.first == "stage")
    #expect(stages.contains("reading") && stages.contains("surveying"))
    #expect(stages.suffix(3) == ["writing", "the", "all"])
    #expect(verbose.error.contains("  5 articles\n"))
    let summary = try #require(verbose.error.split(separator: "\n").last)
    #expect(
      try #/topictool: 5 articles, 1 kB in \d+\.\d\d s \(.*B/s\), peak memory \d.*B/#
        .wholeMatch(in: summary) != nil, "\(summary)")
  }

  @Test
  func `--quiet goes before --verbose, and leaves errors alone`() throws {
    try folder.write("{\"text\" 1}\n", to: "bad.jsonl")
    let quiet = try folder.run("dedup in.jsonl bad.jsonl --quiet --verbose")
    #expect(quiet.status == 0 && quiet.error == "")
    let failed = try folder.run("dedup bad.jsonl --quiet")
    #expect(failed.status == 1)
    #expect(
      failed.error == "topictool: error: skipped 1 of 1 record: 1 malformed\n")
  }

  @Test
  func `stages of one name are one`() {
    var stages = Stages()
    let start = ContinuousClock.now
    for name in ["reading", "comparing", "reading"] {
      let phase = Progress.Phase(
        name: name, unit: .bytes, total: nil, start: start, done: 1_500_000)
      stages.add(phase, end: start + .seconds(2), phase.usage)
    }
    #expect(stages.list.map(\.name) == ["reading", "comparing"])
    #expect(stages.list.map(\.seconds) == [4, 2])

    let summary = RunSummary(
      stages: stages, articles: 1200, bytes: 4_500_000, seconds: 9,
      usage: System.Usage(processorSeconds: 12, peakMemory: 80_000_000))
    #expect(
      summary.line == "1,200 articles, 4.5 MB in 9.00 s (500 kB/s), peak memory 80.0 MB")
    #expect(
      summary.table(width: 80) == [
        "  stage      seconds   CPU s",
        "  reading      4.000   0.000  3.0 MB",
        "  comparing    2.000   0.000  1.5 MB",
        "  the rest     3.000  12.000",
        "  all          9.000  12.000",
      ])
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (52_140_000, "52.1 MB"),
    (3_500_000_000, "3.50 GB"),
  ])
  func `sizes have a unit for people`(bytes: Int, shown: String) {
    #expect(bytes.asSize == shown)
  }
}
