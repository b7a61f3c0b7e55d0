internal import Topics
internal import Vectors

/// `topictool worker kmeans-step`: the sums of a part's articles by nearest centroid.
enum WorkerKMeansStep: Worker {
  static let specification = Specification(
    name: "worker kmeans-step", summary: "the sums of articles by nearest centroid",
    operands: "",
    details: [
      "In: row, seq, filled, cells, blob, of the articles that count. Out: sums, range, blob, "
        + "by ranges of terms."
    ],
    ownOptions: [
      WorkerTopics.model.declaration, WorkerTopics.state.declaration,
      WorkerOptions.ranges.declaration,
    ],
    sharedOptions: [],
    examples: [
      (
        "topictool worker kmeans-step --model model.tsv --state state.tsv --ranges 8 < lines",
        "of a part"
      )
    ])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let ranges = try arguments.required(WorkerOptions.ranges)
    let model = try WorkerPieces.model(of: arguments.required(WorkerTopics.model))
    let state = try WorkerPieces.state(of: arguments.required(WorkerTopics.state))
    guard state.clusterCount == 0 || state.columnCount == model.columns.count else {
      throw WorkerError.content("--state is of another --model")
    }
    var sums = ExactSums(state)
    try WorkerTopics.forRows(of: model, atATime: job.limits.rows, job) { _, matrix in
      guard state.clusterCount > 0 else {
        throw job.line.fault("no rows, as --state has no clusters")
      }
      sums.add(matrix, nearest: state)
    }
    try job.write(sums, ranges: ranges)
  }
}

/// `topictool worker kmeans-merge`: sums of sums.
enum WorkerKMeansMerge: Worker {
  static let specification = Specification(
    name: "worker kmeans-merge", summary: "sums of several parts as those of one",
    operands: "",
    details: ["In and out: sums, range, blob; out one line a range."],
    ownOptions: [WorkerTopics.state.declaration, WorkerOptions.ranges.declaration],
    sharedOptions: [],
    examples: [
      (
        "topictool worker kmeans-merge --state state.tsv --ranges 8 < lines",
        "of some ranges"
      )
    ])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let ranges = try arguments.required(WorkerOptions.ranges)
    let state = try WorkerPieces.state(of: arguments.required(WorkerTopics.state))
    try job.write(job.sums(of: state), ranges: ranges)
  }
}

/// `topictool worker kmeans-next`: the state after a step.
enum WorkerKMeansNext: Worker {
  static let specification = Specification(
    name: "worker kmeans-next", summary: "the centroids after a step", operands: "",
    details: [
      "In: sums, range, blob, of all articles that count. Out: step, its number, sum of "
        + "cosines, what was gained, 1 if another step is worth it or else 0; and state, part, "
        + "blob. Nothing for nothing."
    ],
    ownOptions: [WorkerTopics.state.declaration], sharedOptions: [],
    examples: [("topictool worker kmeans-next --state state.tsv < lines", "of all")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let state = try WorkerPieces.state(of: arguments.required(WorkerTopics.state))
    let sums = try job.sums(of: state)
    guard job.line.number > 0 else { return }
    let step = state.step(sums, parallel: Parallel(threads: 1))
    var line = OutputLine("step")
    line.append(step.state.steps)
    line.append(text: step.objective.fixed(6))
    line.append(text: step.gain.fixed(6))
    line.append(step.isWorthAnother ? 1 : 0)
    try job.write(line)
    try WorkerPieces.write(step.state, to: job)
  }
}

extension WorkerJob {
  /// What all lines of sums come to.
  fileprivate func sums(of state: CentroidState) throws(WorkerError) -> ExactSums {
    var sums = ExactSums(state)
    while try next() {
      try line.split("kind", "range", "blob")
      try line.expect(kind: "sums")
      try line.unpack(2, as: "sums of the state's clusters") {
        blob throws(ModelFileError) in
        try sums.add(packed: blob)
      }
    }
    return sums
  }

  /// Writes sums, a line a range.
  fileprivate func write(_ sums: ExactSums, ranges: Int) throws(WorkerError) {
    for (range, bytes) in sums.packed(ranges: ranges) {
      var line = OutputLine("sums")
      line.append(range)
      line.append(packed: bytes)
      try write(line)
    }
  }
}
