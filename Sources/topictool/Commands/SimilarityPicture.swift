internal import Topics
internal import Vectors

/// `similarity --heat-map`: the matrix as a picture.
struct SimilarityPicture {
  /// How rows and columns are ordered.
  enum Order: String, CaseIterable, Sendable {
    case cluster, date, input
  }

  private static let output = Option<String?>.result(
    "heat-map", endings: HeatMapPicture.Format.allCases.map { "." + $0.rawValue },
    help: "the matrix as a picture, FILE.svg or FILE.png")
  private static let order = Option.choice(
    "order", standard: Order.cluster,
    help: "rows and columns of the picture: similar articles side by side, by time, or "
      + "as the input has them")

  /// The options of the picture.
  static let group = OptionGroup(
    heading: "picture",
    options: [
      output.declaration, order.declaration, ClusterCountOptions.count.declaration,
      CollapseOptions.isOff.declaration,
    ])

  /// What help says of it.
  static let help =
    "--heat-map draws the matrix, from 0 on unless --threshold says otherwise. In large "
    + "batches articles share squares, which are as dark as the mean of their pairs, each "
    + "weighted by its square: topics show, and lone copies too. The groups of --order "
    + "cluster are those of topictool cluster. In an SVG they have names, in a PNG numbers."

  private let file: AtomicFile
  private let format: HeatMapPicture.Format
  private let order: Order
  /// How articles get the vectors whose clusters order them, if clusters do.
  private let plan: VectorPlan?

  /// The picture that the command line asks for, if it does.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if the file cannot be written, or options of the
  ///   picture are given without it.
  init?(_ session: Session) throws(ToolError) {
    let arguments = session.arguments
    guard let path = arguments[Self.output], let file = try session.open(Self.output),
      let format = HeatMapPicture.Format.allCases.first(where: {
        path.hasSuffix("." + $0.rawValue)
      })
    else {
      for option in Self.group.options where arguments.has(option) {
        throw .usage("\(option.spelling) is for a picture: --heat-map FILE is missing")
      }
      return nil
    }
    self.file = file
    self.format = format
    order = arguments[Self.order]
    let ofClusters = [
      ClusterCountOptions.count.declaration, CollapseOptions.isOff.declaration,
    ]
    if order != .cluster, let option = ofClusters.first(where: arguments.has) {
      throw .usage(
        "\(option.spelling) is for --order cluster, not --order \(order.rawValue)")
    }
    plan = order == .cluster ? try ClusterOptions.plan(session) : nil
    if let plan { try ClusterOptions.check(plan, session) }
  }

  /// Draws the similarities of a batch.
  ///
  /// - Parameters:
  ///   - join: the similarities; others count as 0.
  ///   - corpus: the batch.
  ///   - session: the run.
  /// - Throws: ``ToolError/usage(_:)`` for a number of clusters that cannot be, or what the
  ///   file throws.
  func draw(
    _ join: SimilarityJoin, of corpus: Corpus, _ session: Session
  ) throws {
    let arrangement = try arrangement(of: corpus, session)
    let map = HeatMap(
      of: join, arrangement, parallel: session.parallel("drawing", total: corpus.count))
    let by = order == .input ? "" : ", by \(order.rawValue)"
    let picture = HeatMapPicture(
      of: map,
      title: "Similarity of \(corpus.count.of("article", "articles"))\(by)",
      measure: join.measureName)
    var sink = file
    try picture.write(as: format, to: &sink)
    session.progress.end()
  }

  private func arrangement(
    of corpus: Corpus, _ session: Session
  ) throws -> Arrangement {
    if let plan { return try arrangement(of: corpus, by: plan, session) }
    switch order {
    case .input, .cluster: return Arrangement(inputOrderOf: corpus.count)
    case .date:
      let undated = corpus.documents.count { $0.time == nil }
      if undated > 0 {
        session.note("\(undated.of("article", "articles")) without a date stand last")
      }
      return Arrangement(byDateOf: corpus)
    }
  }

  /// Clusters side by side.
  private func arrangement(
    of corpus: Corpus, by plan: VectorPlan, _ session: Session
  ) throws -> Arrangement {
    let votes = try CollapseOptions.votes(of: corpus, session)
    let vectors = try ClusterOptions.vectors(
      of: corpus, votes: votes, by: plan, session, isNoted: false)
    let clustering = try ClusterOptions.clustering(
      of: vectors.matrix, votes: votes, by: plan, session
    ).clustering
    let names =
      plan.topics?.names
      ?? TopicNames(
        GroupLabels(
          of: clustering.grouping, in: vectors, from: corpus, votes: votes, count: 3,
          parallel: session.parallel("naming clusters", total: corpus.count)),
        of: clustering)
    return clustering.arrangement(
      of: vectors.matrix,
      names: (0..<clustering.centroids.count).map { names.name(of: $0) },
      parallel: session.parallel("ordering", total: corpus.count))
  }
}
