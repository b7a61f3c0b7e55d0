internal import Topics
internal import Vectors

/// `topictool worker kmeans-number`: the clusters in the order of their numbers.
enum WorkerKMeansNumber: Worker {
  static let specification = Specification(
    name: "worker kmeans-number", summary: "the clusters in the order of their numbers",
    operands: "",
    details: [
      "In: all size and compared lines of kmeans-assign. Out: cluster, number, number in the "
        + "state, articles, least similarity of what is no outlier (bits); for the file of "
        + "--clusters."
    ],
    ownOptions: [WorkerTopics.state.declaration], sharedOptions: [],
    examples: [("topictool worker kmeans-number --state state.tsv < lines", "of all")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let state = try WorkerPieces.state(of: arguments.required(WorkerTopics.state))
    var tally = PlaceTally(clusterCount: state.clusterCount)
    while try job.next() {
      switch job.line.kind {
      case "size":
        try job.line.split("kind", "cluster", "articles", "first")
        let cluster = try cluster(of: state, job)
        let room = Int(Int32.max) - tally.sizes[cluster]
        guard room > 0 else { throw job.line.fault("no more articles than there can be") }
        tally.add(
          try job.line.integer(2, "articles", in: 1...room),
          first: try job.line.integer(3, "first", in: WorkerTopics.numbers), to: cluster)
      case "compared":
        try job.line.split("kind", "cluster", "blob")
        let cluster = try cluster(of: state, job)
        try job.line.unpack(2, as: "similarities") { blob throws(ModelFileError) in
          try tally.add(similarities: blob, to: cluster)
        }
      default: throw job.line.fault("a line of kind size or compared")
      }
    }
    if let cluster = tally.excess {
      throw WorkerError.content(
        "cluster \(cluster) has more similarities than articles")
    }
    for (number, cluster) in tally.clustersInOrder.enumerated() {
      var line = OutputLine("cluster")
      line.append(number)
      line.append(cluster.found)
      line.append(cluster.size)
      line.append(Int(cluster.least.bitPattern))
      try job.write(line)
    }
  }

  private static func cluster(
    of state: CentroidState, _ job: WorkerJob
  ) throws(WorkerError) -> Int {
    let cluster = try job.line.integer(1, "cluster", in: 0...Int(Int32.max))
    guard cluster < state.clusterCount else {
      throw job.line.fault("one of \(state.clusterCount) clusters, not \(cluster)")
    }
    return cluster
  }
}

/// `topictool worker assignments`: the rows that cluster writes.
enum WorkerAssignments: Worker {
  private static let clusters = Option<String?>.input(
    "clusters", help: "the lines of kmeans-number")

  static let specification = Specification(
    name: "worker assignments", summary: "the rows of cluster --assignments",
    operands: "",
    details: [
      "In: placed lines of kmeans-assign. Out: assigned, seq, and what cluster --assignments "
        + "has behind the id."
    ],
    ownOptions: [clusters.declaration], sharedOptions: [],
    examples: [
      ("topictool worker assignments --clusters clusters.tsv < lines", "of a part")
    ]
  )

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let numbers = try numbers(of: arguments.required(clusters))
    while try job.next() {
      try job.line.split(
        "kind", "seq", "cluster", "similarity", "margin", "compared")
      try job.line.expect(kind: "placed")
      var line = OutputLine("assigned")
      line.append(try job.line.integer(1, "seq", in: WorkerTopics.numbers))
      if job.line.isNone(2) {
        // What has no terms is in a cluster of its own, the last.
        append(numbers.count, similarity: 0, margin: 0, isOutlier: true, to: &line)
      } else {
        let found = try job.line.integer(2, "cluster", in: 0...Int(Int32.max))
        guard let cluster = numbers[found] else {
          throw job.line.fault("a cluster of --clusters, not \(found)")
        }
        let compared = job.line.isNone(5) ? nil : try single(5, "compared", job.line)
        append(
          cluster.number, similarity: try single(3, "similarity", job.line),
          margin: try single(4, "margin", job.line),
          isOutlier: OutlierFences.isOutlier(compared, least: cluster.least), to: &line)
      }
      try job.write(line)
    }
  }

  private static func append(
    _ cluster: Int, similarity: Float, margin: Float, isOutlier: Bool,
    to line: inout OutputLine
  ) {
    line.append(cluster)
    line.append(text: Value.number(Double(similarity), decimals: 6).plain)
    line.append(text: Value.number(Double(margin), decimals: 6).plain)
    line.append(text: Value.flag(isOutlier).plain)
  }

  /// The numbers and fences of clusters, by their numbers in the state.
  private static func numbers(
    of path: String
  ) throws(WorkerError) -> [Int: (number: Int, least: Float)] {
    var numbers: [Int: (number: Int, least: Float)] = [:]
    try WorkerFile.forEachLine(of: path) { line throws(WorkerError) in
      try line.split("kind", "number", "found", "articles", "least")
      try line.expect(kind: "cluster")
      let limit = 0...Int(Int32.max)
      let found = try line.integer(2, "found", in: limit)
      let number = try line.integer(1, "number", in: limit)
      numbers[found] = (number, try single(4, "least", line))
    }
    return numbers
  }

  /// The number in single precision of which a field has the bits.
  private static func single(
    _ index: Int, _ name: StaticString, _ line: InputLine
  ) throws(WorkerError) -> Float {
    let bits = try line.integer(index, name, in: 0...Int(UInt32.max))
    let value = Float(bitPattern: UInt32(bits))
    guard abs(value) <= InputLine.cosines.upperBound else {
      throw line.fault("the bits of a cosine for \(name)")
    }
    return value
  }
}
