internal import Topics
internal import Vectors

/// `topictool worker kmeans-assign`: the cluster of each article, before it has its number.
enum WorkerKMeansAssign: Worker {
  private static let before = Option<String?>.input(
    "before", help: "the state before the last step, if articles were stepped over")

  static let specification = Specification(
    name: "worker kmeans-assign", summary: "the clusters of articles and of their copies",
    operands: "",
    details: [
      "In, by voter: voter, seq, before, after, cells, blob: all articles of a voter "
        + "together, itself first, the others ascending; before and after are those of settled, or \\N. Out, of each: placed, seq, "
        + "cluster, similarity, margin, similarity with the others (bits of single precision as "
        + "whole numbers; \\N for what there is not); and of all: size, cluster, articles, the "
        + "first; compared, cluster, blob."
    ],
    ownOptions: [
      WorkerTopics.model.declaration, WorkerTopics.state.declaration, before.declaration,
    ],
    sharedOptions: [],
    examples: [
      (
        "topictool worker kmeans-assign --model model.tsv --state state.tsv < lines",
        "of some voters"
      )
    ])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let model = try WorkerPieces.model(of: arguments.required(WorkerTopics.model))
    let state = try WorkerPieces.state(of: arguments.required(WorkerTopics.state))
    let former = try arguments[before].map(WorkerPieces.state)
    guard state.clusterCount == 0 || state.columnCount == model.columns.count,
      former.map({
        ($0.columnCount, $0.clusterCount) == (state.columnCount, state.clusterCount)
      }) ?? true
    else { throw WorkerError.content("--state is of another --model or --before") }
    let placing = GroupPlacing(state: state, before: former)
    var tally = PlaceTally(clusterCount: state.clusterCount)
    var groups = VoterGroups(
      model, clusterCount: state.clusterCount, isSettled: former == nil,
      limit: job.limits.rows)
    func flush() throws {
      for (number, place) in try groups.takePlaces(by: placing) {
        try write(place, number: number, to: job)
        if let place { tally.add(place, number: number) }
      }
      if tally.similarityCount > job.limits.similarities {
        try writeSimilarities(of: &tally, to: job)
      }
    }
    while try job.next() {
      if groups.isFull { try flush() }
      try groups.append(&job.line)
    }
    try flush()
    try writeSimilarities(of: &tally, to: job)
    for cluster in 0..<state.clusterCount where tally.sizes[cluster] > 0 {
      var line = OutputLine("size")
      line.append(cluster)
      line.append(tally.sizes[cluster])
      line.append(tally.firsts[cluster])
      try job.write(line)
    }
  }

  private static func write(
    _ place: GroupPlacing.Place?, number: Int, to job: WorkerJob
  ) throws(WorkerError) {
    var line = OutputLine("placed")
    line.append(number)
    line.append(place?.cluster)
    line.append((place?.similarity.bitPattern).map { Int($0) })
    line.append((place?.margin.bitPattern).map { Int($0) })
    line.append((place?.compared?.bitPattern).map { Int($0) })
    try job.write(line)
  }

  private static func writeSimilarities(
    of tally: inout PlaceTally, to job: WorkerJob
  ) throws(WorkerError) {
    for (cluster, list) in tally.takeSimilarities().enumerated() where !list.isEmpty {
      var line = OutputLine("compared")
      line.append(cluster)
      line.append(packed: PlaceTally.packed(list))
      try job.write(line)
    }
  }
}
