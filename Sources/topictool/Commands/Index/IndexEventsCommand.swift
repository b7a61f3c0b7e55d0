internal import Dedup
internal import Topics
internal import Vectors

/// `topictool index events`: which event each article of an index reports.
enum IndexEventsCommand: Command {
  private static let output = Option<String?>.output(
    "output", short: "o", .rows, help: "where to (default: standard output, as CSV)")
  private static let merges = Option<String?>.output(
    "merges", .rows,
    help: "CSV: event, into (what it became part of), batch (which addition of articles "
      + "brought them together, from 1) and time (when the last article of that batch was "
      + "published)")

  static let specification = Specification(
    name: "index events", summary: "which event each article reports",
    operands: "DIR",
    details: [
      "The events of an index that is kept with index add --events: a row an article, in the "
        + "order in which they were added, with id, event and size (how many articles the "
        + "event has).",
      "A new article joins an event, opens one, or brings several together. Events have "
        + "numbers that stay; of several that become one the oldest stays, and --merges tells "
        + "which went into it. A number is never used again.",
    ],
    ownOptions: [output.declaration, merges.declaration],
    sharedOptions: SharedOptions.ofEveryRun,
    examples: [
      (
        "topictool index add archive.index hour.jsonl --events", "keep events from now on"
      ),
      (
        "topictool index events archive.index -o events.csv --merges merges.csv",
        "the event of each article, and which became one"
      ),
    ], indexUse: .read)

  static func run(_ session: Session) throws {
    let folder = try session.onlyIndexFolder()
    let file = try session.open(output) ?? session.standardOutput()
    let mergeFile = try session.open(merges)
    let index = try session.index(at: folder)
    try session.endDryRun()
    guard let archive = try IndexEvents.stored(in: index)?.archive else {
      throw ToolError.usage(
        "'\(folder.printable)' keeps no events; index add --events begins")
    }
    if let mergeFile { try write(archive.merges, to: mergeFile) }
    let sizes = archive.sizes
    var writer = try RowWriter(
      RowFormat(of: file), columns: ["id", "event", "size"], to: file)
    try archive.forEachArticle { (id: String, event: Int) throws(ExportError) in
      try writer.append([.text(id), .integer(event), .integer(sizes[event])])
    }
    try writer.finish()
  }

  private static func write(
    _ merges: [EventArchive.Merge], to file: AtomicFile
  ) throws(ExportError) {
    var writer = try RowWriter(
      RowFormat(of: file), columns: ["event", "into", "batch", "time"], to: file)
    for merge in merges {
      try writer.append([
        .integer(merge.event), .integer(merge.into), .integer(merge.batch),
        merge.time.map { .text(Timestamp.text($0)) } ?? .missing,
      ])
    }
    try writer.finish()
  }
}
