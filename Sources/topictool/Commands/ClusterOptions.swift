internal import Topics
internal import Vectors

/// What the commands that group articles by topic have in common.
enum ClusterOptions {
  static let restarts = Option.integer(
    "restarts", in: 1...1000, standard: 8, help: "runs, of which the best is kept")

  /// How vectors are made that articles are grouped with: as the library does it for topics,
  /// unless options say otherwise.
  ///
  /// - Throws: as ``VectorPlan/init(_:cosines:standard:)`` does.
  static func plan(_ session: Session) throws(ToolError) -> VectorPlan {
    try VectorPlan(session, cosines: true, standard: .topics(documentCount: 0))
  }

  /// The vectors to be grouped.
  ///
  /// - Parameters:
  ///   - corpus: the batch.
  ///   - votes: the articles that count, nil for all.
  ///   - plan: what the options ask for.
  ///   - session: the run.
  ///   - isNoted: whether notes tell what is surprising about the terms.
  /// - Returns: a row an article.
  /// - Throws: ``ToolError/usage(_:)`` for limits that contradict each other.
  static func vectors(
    of corpus: Corpus, votes: Votes?, by plan: VectorPlan, _ session: Session,
    isNoted: Bool = true
  ) throws -> DocumentVectors {
    let standard = Vectorizer.topics(
      documentCount: votes?.voters.count ?? corpus.count)
    return try plan.vectors(
      of: corpus, votes: votes, session, minimum: standard.minimumDocuments,
      maximum: standard.maximumDocuments, isNoted: isNoted)
  }

  /// Makes sure that nothing is asked for of clusters that a model has.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if something is.
  static func check(_ plan: VectorPlan, _ session: Session) throws(ToolError) {
    let settled = [
      ClusterCountOptions.count.declaration, ClusterCountOptions.range.declaration,
      ClusterCountOptions.curve.declaration, restarts.declaration,
      ClusterCountOptions.sample.declaration,
      ModelOptions.savedTopics.declaration,
    ]
    guard plan.topics != nil, let option = settled.first(where: session.arguments.has)
    else { return }
    throw .usage(
      "\(option.spelling) does not go with a --model of topics, which has its clusters")
  }

  /// The clusters of a batch: those of a model, or under `-k`, `--restarts` and `--seed`.
  ///
  /// - Parameters:
  ///   - matrix: the batch.
  ///   - votes: the articles that count, nil for all.
  ///   - plan: how the vectors were made.
  ///   - session: the run.
  /// - Returns: the clusters, fewer than wanted if too few articles differ, and what their
  ///   number was chosen from if it was.
  /// - Throws: ``TopicsError`` for rows that no vectors have.
  static func clustering(
    of matrix: SparseMatrix, votes: Votes?, by plan: VectorPlan, _ session: Session
  ) throws -> (clustering: Clustering, choice: ClusterCount.Choice?) {
    if let topics = plan.topics {
      let clustering = try topics.clustering(
        of: matrix, votes: votes, parallel: session.parallel("assigning", total: nil))
      note(clustering, session)
      return (clustering, nil)
    }
    return try clustering(
      of: matrix, into: session.arguments[ClusterCountOptions.count],
      restarts: session.arguments[restarts], votes: votes, session)
  }

  /// The clusters of a batch under `--seed`.
  ///
  /// - Parameters:
  ///   - matrix: the batch.
  ///   - count: how many are wanted.
  ///   - restarts: runs, of which the best is kept.
  ///   - votes: the articles that count, nil for all.
  ///   - names: what a note calls the rows and the clusters if these are fewer than wanted;
  ///     nil if nobody asked for their number.
  ///   - session: the run.
  /// - Returns: the clusters, fewer than wanted if too few rows differ, and what their
  ///   number was chosen from if it was.
  /// - Throws: ``TopicsError`` for rows that no vectors have.
  static func clustering(
    of matrix: SparseMatrix, into count: ClusterCountOptions.Count,
    restarts: Int = restarts.fallback, votes: Votes?,
    names: (rows: String, clusters: String)? = ("articles", "clusters"),
    _ session: Session
  ) throws -> (clustering: Clustering, choice: ClusterCount.Choice?) {
    let (wanted, choice) = try ClusterCountOptions.number(
      count, for: matrix, votes: votes, session)
    let method = try SphericalKMeans(
      clusters: wanted, restarts: restarts, seed: session.arguments[SharedOptions.seed],
      sampleSize: try ClusterCountOptions.sampleSize(for: count, session.arguments))
    let parallel = session.parallel("clustering", .steps, total: restarts)
    let clustering = try method.fit(matrix, votes: votes, parallel: parallel)
    let found = clustering.centroids.count
    // What -k auto falls back on, nobody wants.
    let isWanted = choice == nil || session.arguments.has(ClusterCountOptions.range)
    if found == 0 {
      // Without any terms, that has been said.
      if matrix.columnCount > 0 { session.note("no article has any of the terms") }
    } else if found < wanted, isWanted, let names {
      session.note(
        "too few \(names.rows) differ for \(wanted) \(names.clusters); there "
          + (found == 1 ? "is 1" : "are \(found)"))
    }
    return (clustering, choice)
  }

  /// Says if a model is hardly one of this batch.
  private static func note(_ clustering: Clustering, _ session: Session) {
    guard let cluster = clustering.clusterWithoutTerms else { return }
    let (count, all) = (clustering.sizes[cluster], clustering.assignments.count)
    guard 2 * count >= all else { return }
    session.note(
      "no term of the model is in \(count.grouped) of \(all.of("article", "articles")): it may "
        + "be of another language or of other words")
  }
}
