internal import Topics
internal import Vectors

/// `topictool cluster`: articles grouped by topic.
enum Cluster: Command {
  /// How many clusters are wanted.
  enum Count: Sendable, Hashable {
    case automatic
    case exactly(Int)
  }

  private static let count = Option<Count>(
    "k", placeholder: "N|auto", allowed: "a whole number from 1, or auto",
    standard: "auto",
    fallback: .automatic, help: "number of clusters; auto finds one that fits the batch"
  ) { text in
    if text == "auto" { return .automatic }
    return Int(text).flatMap { $0 > 0 ? .exactly($0) : nil }
  }
  private static let assignments = Option<String?>.output(
    "assignments",
    help: "CSV: id, cluster, similarity to the cluster's centre, and margin: "
      + "how much less similar the next centre is")
  private static let clusters = Option<String?>.output(
    "clusters",
    help: "JSON Lines: id, size, labels and representative articles of each "
      + "cluster")
  private static let restarts = Option.integer(
    "restarts", in: 1...1000, standard: 4, help: "runs, of which the best is kept")

  static let specification = Specification(
    name: "cluster", summary: "k-means topics, with labels", operands: "INPUT...",
    details: [
      "Spherical k-means on TF-IDF vectors. Clusters are numbered from 0, the largest first. "
        + "Terms of a single article and of more than half of them are left out, unless "
        + "--min-df or --max-df says otherwise or there are fewer than 20 articles.",
      "On a terminal the clusters are shown; elsewhere the assignments are printed as CSV.",
    ],
    ownOptions: [
      count.declaration, assignments.declaration, clusters.declaration,
      restarts.declaration,
    ],
    groups: [
      AnalysisOptions.group, VocabularyOptions.group, WeightingOptions.cosineGroup,
    ],
    sharedOptions: SharedOptions.all,
    examples: [
      ("topictool cluster articles.jsonl", "topics of a batch, as many as fit"),
      (
        "topictool cluster articles.jsonl -k 8 --assignments topics.csv --clusters topics.jsonl",
        "eight topics, to files"
      ),
      ("topictool cluster articles/ -k 5 --format json", "for another program"),
    ])

  static func run(_ session: Session) throws {
    let assignmentFile = try session.open(assignments)
    let clusterFile = try session.open(clusters)
    let plan = try VectorPlan(
      session, WeightingOptions.cosineWeighting(session.arguments))
    let corpus = try session.read()
    let isSmall = corpus.count < 20
    let vectors = try plan.vectors(
      of: corpus, session, minimum: .count(isSmall ? 1 : 2),
      maximum: .share(isSmall ? 1 : 0.5))
    let clustering = try clustering(of: vectors.matrix, session)
    if !plan.hasTerms { session.note("columns are hashes, and give clusters no labels") }
    let output = ClusterOutput(
      clustering, of: vectors, corpus,
      parallel: session.parallel("naming clusters", total: corpus.count))
    session.progress.end()
    if let assignmentFile { try output.writeAssignments(.csv, to: assignmentFile) }
    if let clusterFile { try output.writeClusters(to: clusterFile) }
    switch session.display {
    case .nothing: break
    case .rows(let format):
      try output.writeAssignments(format, to: session.standardOutput())
    case .table:
      try session.print(output.lines(width: session.width, style: session.style))
    }
  }

  /// The clusters under `-k`, `--restarts` and `--seed`.
  private static func clustering(
    of matrix: SparseMatrix, _ session: Session
  ) throws -> Clustering {
    let seed = session.arguments[SharedOptions.seed]
    let wanted: Int
    switch session.arguments[count] {
    case .exactly(let count):
      guard count <= matrix.rowCount else {
        throw ToolError.usage(
          "-k takes at most the number of articles, which is \(matrix.rowCount), not \(count)"
        )
      }
      wanted = count
    case .automatic:
      let parallel = session.parallel("choosing the number of clusters", total: nil)
      wanted = try ClusterCount(seed: seed).choice(for: matrix, parallel: parallel)
        .clusters
    }
    let restarts = session.arguments[restarts]
    let method = try SphericalKMeans(clusters: wanted, restarts: restarts, seed: seed)
    let parallel = session.parallel("clustering", total: restarts)
    let clustering = try method.fit(matrix, parallel: parallel)
    if clustering.clusterCount < wanted {
      session.note(
        "too few articles differ for \(wanted) clusters; there are \(clustering.clusterCount)"
      )
    }
    return clustering
  }
}
