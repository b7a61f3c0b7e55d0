internal import Dedup
internal import Vectors

/// `topictool worker verify`: compares the texts of pairs on their words.
enum WorkerVerify: Worker {
  private static let recurring = Option<String?>.input(
    "recurring", help: "the lines of recurring: which phrases are recurring text")

  static let specification = Specification(
    name: "worker verify", summary: "which pairs share text, and what they share",
    operands: "",
    details: [
      "In, by task: task, text, seq, words, shingles, outlet, earliest, latest, json; and "
        + "task, pair, a, b. Out: pair, a, b, relation, jaccard, containment_a, "
        + "containment_b, shared_words, longest_run, score as in the CSV of dedup, "
        + "equal_own_a, equal_own_b, own_a, own_b, passages.",
      "The texts of one task are in memory at a time.",
    ],
    ownOptions: [
      WorkerOptions.articles.declaration, recurring.declaration,
      PairOptions.shingle.declaration, PairOptions.templates.declaration,
      SharedOptions.fields.declaration,
    ],
    sharedOptions: [],
    examples: [
      (
        "topictool worker verify --articles 100000 --recurring recurring.tsv < tasks.tsv",
        "of some tasks"
      )
    ])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let count = try arguments.required(WorkerOptions.articles)
    var options = CopySearch.Options()
    options.shingle = arguments[PairOptions.shingle]
    options.listsTemplates = arguments[PairOptions.templates]
    let verification = try TaskVerification(
      options,
      recurring: WorkerFile.recurring(
        of: arguments.required(recurring), articleCount: count))
    let fields = arguments[SharedOptions.fields]
    var group = WorkerGroup("task")
    var task = Task()
    while try job.next() {
      try job.line.split("task", "kind", "rest", endsInRecord: true)
      try group.move(to: job.line) { try task.finish(by: verification, fields, job) }
      try task.take(&job.line)
    }
    try group.end { try task.finish(by: verification, fields, job) }
  }

  /// The lines of a task.
  private struct Task {
    private var texts: [TaskText] = []
    private var records = RecordLines()
    private var pairs: [TextPair] = []

    /// Takes in a line, of which the first three fields are known.
    mutating func take(_ line: inout InputLine) throws(WorkerError) {
      switch line.string(1) {
      case "text":
        try line.split(
          "task", "kind", "seq", "words", "shingles", "outlet", "earliest", "latest",
          "json", endsInRecord: true)
        texts.append(try text(line))
        records.append(line.span(8))
      case "pair":
        try line.split("task", "kind", "a", "b")
        pairs.append(try line.pair(at: 2))
      default:
        throw line.fault("text or pair for kind, not '\(line.shown(1))'")
      }
    }

    private func text(_ line: InputLine) throws(WorkerError) -> TaskText {
      let times = (try line.time(6, "earliest"), try line.time(7, "latest"))
      switch times {
      case (nil, nil): break
      case (let earliest?, let latest?) where earliest <= latest: break
      default: throw line.fault("\\N for earliest and latest, or no later earliest")
      }
      return TaskText(
        number: try line.article(2, "seq"), words: try line.count(3, "words"),
        shingles: try line.count(4, "shingles"),
        outlet: line.isNone(5) ? nil : try line.hexadecimal(5, "outlet"),
        earliest: times.0, latest: times.1)
    }

    /// Writes the pairs of the task, and forgets it.
    mutating func finish(
      by verification: TaskVerification, _ fields: FieldNames, _ job: WorkerJob
    ) throws {
      let batch = records.read(fields: fields)
      for (place, text) in texts.enumerated()
      where place >= batch.lines.count || batch.lines[place] != place {
        let problem = batch.problems.first { $0.line == place && $0.reason.isSkipped }
        throw PartFault.noArticle(
          Int(text.number), reason: problem.map { "\($0.reason)" } ?? "it is blank")
      }
      for verified in try verification.verified(pairs, among: texts, in: batch.corpus) {
        try job.write(VerifiedLine.line(of: verified))
      }
      texts.removeAll(keepingCapacity: true)
      pairs.removeAll(keepingCapacity: true)
    }
  }
}
