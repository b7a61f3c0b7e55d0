internal import Topics
internal import Vectors

/// `topictool worker event-rows`: what is compared to find events.
enum WorkerEventRows: Worker {
  static let specification = Specification(
    name: "worker event-rows", summary: "the rows that are compared to find events",
    operands: "",
    details: [
      "In, to one process: seq, leader, json of all articles, ascending; the leader of an "
        + "article is the one whose vote it follows, itself where it has one. Out: rows, "
        + "number of rows, number of columns, least cosine (bits, 8 hexadecimal digits); and row, number, "
        + "seconds since 1970 or \\N, cells, for each article that has a vote and terms."
    ],
    ownOptions: EventsOptions.searched + [SharedOptions.fields.declaration],
    sharedOptions: [],
    examples: [("topictool worker event-rows < articles.tsv", "before event-pairs")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let search = try EventsOptions.search(arguments)
    var articles = EventArticles(
      fields: arguments[SharedOptions.fields], byteCount: job.limits.keptBytes)
    while try job.next() {
      try job.line.split("seq", "leader", "json", endsInRecord: true)
      try articles.append(job.line)
    }
    guard !articles.numbers.isEmpty else { return }
    let material = try articles.material(parallel: Parallel(threads: 1))
    let rows = try search.comparedRows(of: material)
    var head = OutputLine("rows")
    head.append(rows.count)
    head.append(rows.matrix.columnCount)
    head.append(bits: rows.least)
    try job.write(head)
    for row in 0..<rows.count {
      var line = OutputLine("row")
      line.append(Int(rows.numbers[row]))
      line.append(rows.times[row].map { Int($0) })
      line.append(
        columns: rows.matrix.columns(ofRow: row), values: rows.matrix.values(ofRow: row))
      try job.write(line)
    }
  }
}
