internal import Vectors

/// `topictool worker read`: which records are articles.
enum WorkerRead: Worker {
  static let specification = Specification(
    name: "worker read", summary: "which records are articles, and what they are called",
    operands: "",
    details: [
      "In: part, row, json. Out, for each line whose json is not blank: article, part, row, "
        + "id (\\N if the record has none), bytes of text; or skip, part, row, reason."
    ],
    ownOptions: [SharedOptions.fields.declaration], sharedOptions: [],
    examples: [("topictool worker read < lines.tsv", "of a part of the input")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let fields = arguments[SharedOptions.fields]
    var records = RecordLines()
    var places: [(part: Int, row: Int)] = []
    func flush() throws(WorkerError) {
      try write(records.read(fields: fields), at: places, to: job)
      places.removeAll(keepingCapacity: true)
    }
    while try job.next() {
      try job.line.split("part", "row", "json", endsInRecord: true)
      places.append(
        (
          try job.line.integer(0, "part", in: 0...Int.max),
          try job.line.integer(1, "row", in: 0...Int.max)
        ))
      records.append(job.line.span(2))
      if records.byteCount >= job.limits.signedBytes { try flush() }
    }
    try flush()
  }

  private static func write(
    _ batch: RecordLines.Batch, at places: [(part: Int, row: Int)], to job: WorkerJob
  ) throws(WorkerError) {
    var scratch: [UInt8] = []
    func begin(_ kind: String, _ line: Int) -> OutputLine {
      var output = OutputLine(kind)
      output.append(places[line].part)
      output.append(places[line].row)
      return output
    }
    let skipped = batch.problems.filter { $0.reason.isSkipped }
    var next = 0
    func writeSkipped(before line: Int) throws(WorkerError) {
      while next < skipped.count, skipped[next].line < line {
        var output = begin("skip", skipped[next].line)
        output.append(text: skipped[next].reason.description)
        try job.write(output)
        next += 1
      }
    }
    for (index, line) in batch.lines.enumerated() {
      try writeSkipped(before: line)
      var output = begin("article", line)
      let byteCount = batch.corpus.textCount(of: index, scratch: &scratch)
      let id = batch.corpus.bytes(.id, of: index, scratch: &scratch)
      if id.isEmpty { output.appendNone() } else { output.append(text: id) }
      output.append(byteCount)
      try job.write(output)
    }
    try writeSkipped(before: .max)
  }
}
