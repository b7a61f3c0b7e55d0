internal import Dedup
internal import Topics
internal import Vectors

/// `topictool events`: articles grouped by the event they report.
enum EventsCommand: Command {
  private static let assignments = Option<String?>.output(
    "assignments", .rows,
    help: "CSV: id, cluster (the number of its event), similarity to the event's centre, "
      + "margin (how much less similar the next event's is) and outlier (whether no term "
      + "of it is left); topic, if asked for")
  private static let events = Option<String?>.output(
    "events", .lines,
    help:
      "JSON Lines: id, size, labels and headline of each event, when it was first and "
      + "last reported and most, and the outlets in the order of their first reports; topic and its labels, if "
      + "asked for")

  static let specification = Specification(
    name: "events", summary: "articles grouped by the event they report",
    operands: "INPUT...",
    details: [
      "Which articles report the same happening; how many events there are follows from the "
        + "batch, and what stands alone is an event of its own. Events are numbered from 0, "
        + "the largest first.",
      "Articles are compared by their rarer words, of which those of the title count twice "
        + "unless --title-weight says otherwise. A similarity counts for less the farther apart two articles "
        + "were published, by what they share with articles of other days too, and where "
        + "they do not say what the other's headline says.",
      CollapseOptions.help
        + " With it, reports are compared by words alone.",
      "On a terminal the largest events are shown; elsewhere the assignments are printed as "
        + "CSV.",
    ],
    ownOptions: [assignments.declaration, events.declaration] + EventsOptions.all,
    groups: [AnalysisOptions.group],
    sharedOptions: SharedOptions.all,
    examples: [
      ("topictool events articles.jsonl", "the events of a batch"),
      (
        "topictool events articles.jsonl --events events.jsonl --assignments events.csv",
        "to files, with timelines"
      ),
      ("topictool events articles/ --granularity fine", "more and smaller events"),
      (
        "topictool events articles.jsonl --topics auto --events events.jsonl",
        "events inside topics"
      ),
    ])

  static func run(_ session: Session) throws {
    let assignmentFile = try session.open(assignments)
    let eventFile = try session.open(Self.events)
    let method = try AnalysisOptions.method(session, titles: EventsOptions.titles)
    let search = try EventsOptions.search(session.arguments)
    let corpus = try session.read()
    EventsOptions.noteDates(of: corpus, session)
    let copies = try CollapseOptions.copies(of: corpus, by: .auto, session)
    let material = try EventsOptions.material(of: corpus, copies, by: method, session)
    let events = try search.events(
      of: material, parallel: session.parallel("finding events", total: nil))
    let topics = try session.arguments[EventsOptions.topics].map { count in
      try EventsOptions.topics(
        of: events.grouping, into: count, corpus, votes: material.votes, session)
    }
    let output = EventsOutput(
      events, of: corpus, topics: topics, copyCount: material.votes?.followerCount ?? 0)
    // They cost as much as the events, and rows do without them.
    lazy var labels = EventLabels(
      of: events.grouping, topics, corpus, votes: material.votes,
      analyzer: method.analyzer,
      session)
    if let assignmentFile {
      try output.writeAssignments(RowFormat(of: assignmentFile), to: assignmentFile)
    }
    if let eventFile {
      try output.writeEvents(labels, to: eventFile)
    }
    session.progress.beginWriting()
    switch session.display {
    case .nothing: break
    case .rows(let format):
      try output.writeAssignments(format, to: session.standardOutput())
    case .table:
      try session.print(
        EventsTable(output, labels, width: session.width, style: session.style).lines)
    }
  }
}
