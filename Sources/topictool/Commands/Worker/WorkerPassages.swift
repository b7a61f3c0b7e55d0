internal import Dedup
internal import Vectors

/// `topictool worker passages`: where the passages of pairs stand in their articles.
enum WorkerPassages: Worker {
  static let specification = Specification(
    name: "worker passages", summary: "where what pairs share stands in their articles",
    operands: "",
    details: [
      "In, by task: task, article, seq, json; task, pair, a, b, id of a, id of b, reversed, "
        + "passages as verify writes them of the two texts, reversed being 1 where a has the "
        + "second of them; and task, equal, a, b, id of a, id of b, words, of two articles of "
        + "one text. Out: passages, a, b, the line of dedup --passages.",
      "The articles of one task are in memory at a time.",
    ],
    ownOptions: [PairOptions.shingle.declaration, SharedOptions.fields.declaration],
    sharedOptions: [],
    examples: [("topictool worker passages < tasks.tsv", "of some tasks")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    var options = CopySearch.Options()
    options.shingle = arguments[PairOptions.shingle]
    let finder = try TaskPassages(options)
    let fields = arguments[SharedOptions.fields]
    var group = WorkerGroup("task")
    var task = Task()
    while try job.next() {
      try job.line.split("task", "kind", "rest", endsInRecord: true)
      try group.move(to: job.line) { try task.finish(by: finder, fields, job) }
      try task.take(&job.line)
    }
    try group.end { try task.finish(by: finder, fields, job) }
  }

  /// The lines of a task.
  private struct Task {
    private var numbers: [Int32] = []
    private var records = RecordLines()
    private var pairs: [TaskPassages.Pair] = []
    private var ids: [(a: [UInt8], b: [UInt8])] = []

    /// Takes in a line, of which the first three fields are known.
    mutating func take(_ line: inout InputLine) throws(WorkerError) {
      switch line.string(1) {
      case "article":
        try line.split("task", "kind", "seq", "json", endsInRecord: true)
        numbers.append(try line.article(2, "seq"))
        records.append(line.span(3))
      case "pair":
        try line.split(
          "task", "kind", "a", "b", "id_a", "id_b", "reversed", "passages")
        pairs.append(
          TaskPassages.Pair(
            try line.pair(at: 2), aligned: try line.passages(7),
            isReversed: try line.integer(6, "reversed", in: 0...1) == 1))
        ids.append((try line.text(4, "id_a"), try line.text(5, "id_b")))
      case "equal":
        try line.split("task", "kind", "a", "b", "id_a", "id_b", "words")
        let words = try line.count(6, "words")
        pairs.append(
          TaskPassages.Pair(
            try line.pair(at: 2),
            aligned: [AlignedPassage(a: 0..<words, b: 0..<words, equal: words)],
            isReversed: false))
        ids.append((try line.text(4, "id_a"), try line.text(5, "id_b")))
      default:
        throw line.fault("article, pair or equal for kind, not '\(line.shown(1))'")
      }
    }

    /// Writes the passages of the task, and forgets it.
    mutating func finish(
      by finder: TaskPassages, _ fields: FieldNames, _ job: WorkerJob
    ) throws {
      let batch = records.read(fields: fields)
      for (place, number) in numbers.enumerated()
      where place >= batch.lines.count || batch.lines[place] != place {
        let problem = batch.problems.first { $0.line == place && $0.reason.isSkipped }
        throw PartFault.noArticle(
          Int(number), reason: problem.map { "\($0.reason)" } ?? "it is blank")
      }
      let passages = try finder.passages(of: pairs, among: numbers, in: batch.corpus)
      for (place, found) in passages.enumerated() {
        var output = OutputLine("passages")
        output.append(pairs[place].pair.a)
        output.append(pairs[place].pair.b)
        let (a, b) = ids[place]
        var json: [UInt8] = []
        PassageLine.append(found, a: a.span, b: b.span, to: &json)
        output.append(raw: json.span)
        try job.write(output)
      }
      numbers.removeAll(keepingCapacity: true)
      pairs.removeAll(keepingCapacity: true)
      ids.removeAll(keepingCapacity: true)
    }
  }
}
