internal import Topics
internal import Vectors

/// `topictool worker vectors`: the terms of articles, by their columns.
enum WorkerVectors: Worker {
  static let specification = Specification(
    name: "worker vectors", summary: "the terms of articles, by their columns",
    operands: "",
    details: [
      "In: seq, json. Out, of each: row, seq, 1 if it has any term or else 0, how many that "
        + "have columns, blob (\\N without)."
    ],
    ownOptions: [WorkerTopics.model.declaration, SharedOptions.fields.declaration],
    sharedOptions: [],
    examples: [("topictool worker vectors --model model.tsv < lines", "of a part")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let model = try WorkerPieces.model(of: arguments.required(WorkerTopics.model))
    let countsOnce = model.weighting.weighting.termFrequency == .binary
    let one = Parallel(threads: 1)
    try job.forArticles(
      fields: arguments[SharedOptions.fields], byteCount: job.limits.recordBytes
    ) { numbers, corpus in
      let counts = TermCounts(
        of: corpus, analyzer: model.analyzer, fields: model.fields, parallel: one)
      let cells = ColumnCounts(counts, in: model.columns, parallel: one)
      for (document, number) in numbers.enumerated() {
        var line = OutputLine("row")
        line.append(Int(number))
        line.append(counts.cells(of: document).isEmpty ? 0 : 1)
        let cellCount = cells.cellCount(of: document)
        line.append(cellCount)
        if cellCount > 0 {
          line.append(packed: cells.packedRow(document, countsOnce: countsOnce))
        } else {
          line.appendNone()
        }
        try job.write(line)
      }
    }
  }
}

/// `topictool worker sample`: which articles choose the clusters.
enum WorkerSample: Worker {
  static let specification = Specification(
    name: "worker sample", summary: "which articles choose the clusters", operands: "",
    details: [
      "In: seq, ascending, of the articles that count and have terms. Out: sampled, seq."
    ],
    ownOptions: [
      WorkerTopics.voters.declaration, ClusterCountOptions.sample.declaration,
      ClusterCountOptions.count.declaration, ClusterCountOptions.range.declaration,
      WorkerOptions.seed.declaration,
    ],
    sharedOptions: [],
    examples: [("topictool worker sample --voters 90000 -k 20 < lines", "of all")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let (count, deciding) = try WorkerTopics.deciding(arguments)
    var sampling = deciding.sampling(of: count)
    var last = -1
    while try job.next() {
      try job.line.split("seq")
      let number = try job.line.integer(0, "seq", in: WorkerTopics.numbers)
      guard number > last, job.line.number <= count else {
        throw job.line.fault("\(count) numbers that ascend, as --voters says")
      }
      last = number
      guard sampling.takesNext() else { continue }
      var line = OutputLine("sampled")
      line.append(number)
      try job.write(line)
    }
    guard last < 0 || job.line.number == count else {
      throw job.line.fault("\(count) numbers, as --voters says")
    }
  }
}

extension WorkerTopics {
  /// Of how many articles that count and have terms which choose the clusters.
  static func deciding(
    _ arguments: Arguments
  ) throws(ToolError) -> (count: Int, sample: DecidingSample) {
    try ClusterCountOptions.check(arguments)
    let size = try ClusterCountOptions.sampleSize(
      for: arguments[ClusterCountOptions.count], arguments)
    return (
      try arguments.required(voters),
      DecidingSample(size: size, seed: arguments[WorkerOptions.seed])
    )
  }
}
