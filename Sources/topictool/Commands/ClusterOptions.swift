internal import Topics
internal import Vectors

/// What the commands that group articles by topic have in common.
enum ClusterOptions {
  /// How many clusters are wanted.
  enum Count: Sendable, Hashable {
    case automatic
    case exactly(Int)

    /// The number that a text stands for.
    init?(_ text: String) {
      if text == "auto" {
        self = .automatic
      } else if let count = Int(text), count > 0 {
        self = .exactly(count)
      } else {
        return nil
      }
    }
  }

  static let count = Option<Count>(
    "k", placeholder: "N|auto", allowed: "a whole number from 1, or auto",
    standard: "auto",
    fallback: .automatic, help: "number of clusters; auto finds one that fits the batch"
  ) { Count($0) }
  static let restarts = Option.integer(
    "restarts", in: 1...1000, standard: 4, help: "runs, of which the best is kept")

  /// The vectors to be grouped: without the terms of a single article and of more than half
  /// of them, unless the options say otherwise or there are few articles.
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
    let isSmall = (votes?.voters.count ?? corpus.count) < 20
    return try plan.vectors(
      of: corpus, votes: votes, session, minimum: .count(isSmall ? 1 : 2),
      maximum: .share(isSmall ? 1 : 0.5), isNoted: isNoted)
  }

  /// Makes sure that nothing is asked for of clusters that a model has.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if something is.
  static func check(_ plan: VectorPlan, _ session: Session) throws(ToolError) {
    let settled = [
      count.declaration, restarts.declaration, ModelOptions.savedTopics.declaration,
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
  /// - Returns: the clusters, fewer than wanted if too few articles differ.
  /// - Throws: ``TopicsError`` for rows that no vectors have.
  static func clustering(
    of matrix: SparseMatrix, votes: Votes?, by plan: VectorPlan, _ session: Session
  ) throws -> Clustering {
    if let topics = plan.topics {
      let clustering = try topics.clustering(
        of: matrix, votes: votes, parallel: session.parallel("assigning", total: nil))
      note(clustering, session)
      return clustering
    }
    return try clustering(
      of: matrix, into: session.arguments[count], restarts: session.arguments[restarts],
      votes: votes, session)
  }

  /// The clusters of a batch under `--seed`.
  ///
  /// - Parameters:
  ///   - matrix: the batch.
  ///   - count: how many are wanted.
  ///   - restarts: runs, of which the best is kept.
  ///   - votes: the articles that count, nil for all.
  ///   - session: the run.
  /// - Returns: the clusters, fewer than wanted if too few articles differ.
  /// - Throws: ``TopicsError`` for rows that no vectors have.
  static func clustering(
    of matrix: SparseMatrix, into count: Count, restarts: Int = restarts.fallback,
    votes: Votes?, _ session: Session
  ) throws -> Clustering {
    let seed = session.arguments[SharedOptions.seed]
    let wanted: Int
    switch count {
    case .exactly(let count): wanted = count
    case .automatic:
      let parallel = session.parallel("choosing the number of clusters", total: nil)
      wanted = try ClusterCount(seed: seed).choice(
        for: matrix, votes: votes, parallel: parallel
      ).clusters
    }
    let method = try SphericalKMeans(clusters: wanted, restarts: restarts, seed: seed)
    let parallel = session.parallel("clustering", total: restarts)
    let clustering = try method.fit(matrix, votes: votes, parallel: parallel)
    let found = clustering.centroids.count
    if found < wanted {
      session.note("too few articles differ for \(wanted) clusters; there are \(found)")
    }
    return clustering
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
