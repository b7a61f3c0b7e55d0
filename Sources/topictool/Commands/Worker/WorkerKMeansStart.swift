internal import Topics
internal import Vectors

/// `topictool worker kmeans-start`: the clusters of a sample.
enum WorkerKMeansStart: Worker {
  static let specification = Specification(
    name: "worker kmeans-start", summary: "the clusters of a sample, or of all articles",
    operands: "",
    details: [
      "In: row, seq, filled, cells, blob, of the sampled articles, seq ascending. Out: chosen, "
        + "number wanted, number found, confidence (\\N unless -k auto); state, part, blob, for "
        + "the file of --state; and if no article was left out, of each settled, seq, cluster "
        + "before and after what is nearer to another was put there. Nothing for nothing."
    ],
    ownOptions: [
      WorkerTopics.model.declaration, WorkerTopics.voters.declaration,
      ClusterCountOptions.sample.declaration, ClusterCountOptions.count.declaration,
      ClusterCountOptions.range.declaration, ClusterOptions.restarts.declaration,
      WorkerOptions.seed.declaration,
    ],
    sharedOptions: [],
    examples: [
      (
        "topictool worker kmeans-start --model model.tsv --voters 90000 -k 20 < lines",
        "of a sample"
      )
    ])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let model = try WorkerPieces.model(of: arguments.required(WorkerTopics.model))
    let (count, deciding) = try WorkerTopics.deciding(arguments)
    try WorkerTopics.forRows(of: model, job) { numbers, matrix in
      guard numbers.count == min(count, deciding.size),
        zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
      else {
        throw job.line.fault(
          "\(min(count, deciding.size)) rows in order of seq, as --voters and --sample say"
        )
      }
      let (wanted, confidence) = try clusters(of: matrix, arguments, deciding)
      let method = try SphericalKMeans(
        clusters: wanted, restarts: arguments[ClusterOptions.restarts],
        seed: deciding.seed, sampleSize: deciding.size)
      let one = Parallel(threads: 1)
      if numbers.count == count {
        let settlement = try method.settlement(ofAll: matrix, parallel: one)
        try write(settlement.state, wanted: wanted, confidence, to: job)
        for (row, number) in numbers.enumerated() {
          var line = OutputLine("settled")
          line.append(number)
          line.append(Int(settlement.before[row]))
          line.append(Int(settlement.after[row]))
          try job.write(line)
        }
      } else {
        let state = try method.state(of: matrix, parallel: one).state
        try write(state, wanted: wanted, confidence, to: job)
      }
    }
  }

  private static func clusters(
    of matrix: SparseMatrix, _ arguments: Arguments, _ deciding: DecidingSample
  ) throws -> (wanted: Int, confidence: Double?) {
    switch arguments[ClusterCountOptions.count] {
    case .exactly(let count): return (count, nil)
    case .automatic:
      let choice = try ClusterCount(
        range: arguments[ClusterCountOptions.range], batchSize: deciding.size,
        seed: deciding.seed
      ).choice(forDeciding: matrix, parallel: Parallel(threads: 1))
      return (choice.clusters, choice.confidence)
    }
  }

  private static func write(
    _ state: CentroidState, wanted: Int, _ confidence: Double?, to job: WorkerJob
  ) throws {
    var line = OutputLine("chosen")
    line.append(wanted)
    line.append(state.clusterCount)
    if let confidence {
      line.append(text: confidence.fixed(6))
    } else {
      line.appendNone()
    }
    try job.write(line)
    try WorkerPieces.write(state, to: job)
  }
}
