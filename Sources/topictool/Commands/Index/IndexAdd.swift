internal import Dedup
internal import Vectors

/// `topictool index add`: a batch into an index.
enum IndexAdd: Command {
  private static let replace = Option(
    switch: "replace",
    help: "articles whose ids are in the index already take the place of those")

  static let specification = Specification(
    name: "index add", summary: "adds articles",
    operands: "DIR INPUT...",
    details: [
      "Records that are malformed or have no text are left out, each with a line that says "
        + "so (with --strict the first ends the run). All others are added, or none if the run "
        + "fails. An id that is in the index already is refused, unless with --replace the new "
        + "article is to take the place of the old one; it then counts as added last. Records "
        + "without ids are named after file and line, so that a file of the same name with "
        + "other articles is refused: give batches ids.",
      "Each batch makes a segment of its own, a large one several. A query asks every "
        + "segment, so that few are quicker to ask and many quicker to add to: --merge says "
        + "how many there may be.",
      "While one process changes an index, another that wants to is told so and ends with "
        + "status 1; those that read it go on.",
    ],
    ownOptions: [
      replace.declaration, IndexOptions.merge.declaration, IndexEvents.isOn.declaration,
    ] + IndexOptions.memory,
    sharedOptions: SharedOptions.withoutDisplay.filter {
      $0.name != SharedOptions.seed.declaration.name
    },
    examples: [
      ("topictool index add archive.index may/ june/", "two folders of articles"),
      (
        "topictool index query archive.index new.jsonl && topictool index add archive.index "
          + "new.jsonl",
        "ask first what is known of a batch, then keep it"
      ),
      (
        "topictool index add archive.index corrected.jsonl --replace",
        "articles that were edited since"
      ),
    ], indexUse: .changed)

  static func run(_ session: Session) throws {
    let arguments = session.arguments
    // Whoever else is changing the index is better found before all is read.
    let writer = try session.writer(at: session.indexFolder())
    let batch = try session.read()
    let events = try IndexEvents.adding(
      batch, to: writer.index, session, isReplacing: arguments[replace])
    let change = try Session.reporting(hint: " (--replace takes them in their place)") {
      () throws(IndexError) in
      try writer.add(
        batch, replacing: arguments[replace],
        mostSegments: arguments[IndexOptions.merge],
        attachments: events?.attachments ?? [:],
        parallel: session.parallel("adding", total: batch.count))
    }
    session.remark(change, to: writer.index)
  }
}
