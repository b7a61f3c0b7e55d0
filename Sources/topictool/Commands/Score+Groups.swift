internal import Topics
internal import Vectors

// How `score` judges a grouping: by labels, by another grouping, by the articles themselves.

extension Score {
  static func scoreGroups(_ path: String, _ session: Session) throws -> [Figures] {
    let arguments = session.arguments
    let hasLabels = arguments.has(gold) || !arguments.operands.isEmpty
    guard !hasLabels || !arguments.has(against) else {
      throw ToolError.usage("score: --gold and --against do not go together")
    }
    guard hasLabels || arguments.has(against) || arguments.has(articles) else {
      throw ToolError.usage(
        "score: --clusters is scored against --gold FILE, --against FILE or --articles "
          + "FILE; none is given")
    }
    // Before any file is read: it has its own complaints of options.
    let plan = try vectorPlan(session)
    let found = try grouping(path, of: clusters, session)
    var figures: [Figures] = []
    if hasLabels {
      figures = try scoreLabels(found, session)
    } else if let other = arguments[against] {
      figures = try Figures.groups(compare(found, with: other, session))
    }
    if let plan {
      let silhouette = try silhouette(of: found, by: plan, session)
      if figures.isEmpty {
        figures.append(Figures([("documents", .count(silhouette.values.count))]))
      }
      figures.append(Figures([("silhouette", .score(silhouette.mean, decimals: 4))]))
    }
    return figures
  }

  /// A grouping as commands write it.
  private static func grouping(
    _ path: String, of option: Option<String?>, _ session: Session
  ) throws(ToolError) -> NamedGroups {
    let ids = ["id"] + session.arguments[SharedOptions.fields].names(of: .id)
    return try NamedGroups(
      [try session.table(path, of: option.declaration, key: ids, columns: ["cluster"])],
      column: "cluster")
  }

  /// Against gold labels, of documents or of pairs.
  private static func scoreLabels(
    _ found: NamedGroups, _ session: Session
  ) throws -> [Figures] {
    let field = session.arguments[Self.field]
    let ids = session.arguments[SharedOptions.fields].names(of: .id)
    let tables = try goldPaths(session).map { path in
      try session.table(
        path, of: gold.declaration, key: ["id_a"] + ids,
        columns: ["id_b", field, "event", "reuse"], partner: "id_b")
    }
    if tables.contains(where: { $0.has("id_b") }) {
      let pairs = try goldPairs(of: tables, label: .event, other: .reuse)
      try checkCommon(found.path, found.ids, tables[0].path, pairs.ids)
      return Figures.events(found, against: pairs)
    }
    let hint = "; --field names what has the class"
    let labels = try NamedGroups(tables, column: field, hint: hint)
    let judged = labels.ids.indices.filter { labels.groups[$0] >= 0 }
    try checkCommon(found.path, found.ids, labels.path, judged.map { labels.ids[$0] })
    let unjudged = found.ids.count { labels[$0].map { $0 < 0 } ?? true }
    if unjudged > 0 {
      session.note(
        "\(unjudged.of("document", "documents")) of the \(found.ids.count.grouped) in "
          + "\(found.path.printable) without a class in \(labels.path.printable) left out"
      )
    }
    return Figures.groups(
      try Scores(
        of: judged.map { found[labels.ids[$0]] ?? -1 },
        against: judged.map { labels.groups[$0] }))
  }

  /// Against another grouping, over the documents that both have.
  private static func compare(
    _ found: NamedGroups, with path: String, _ session: Session
  ) throws -> Scores {
    let other = try grouping(path, of: against, session)
    try checkCommon(found.path, found.ids, other.path, other.ids)
    let common = found.ids.filter { other[$0] != nil }
    let lonely = found.ids.count + other.ids.count - 2 * common.count
    if lonely > 0 {
      session.note(
        "\(lonely.of("document", "documents")) in one of the groupings only left out")
    }
    return try Scores(of: found.grouping(of: common), against: other.grouping(of: common))
  }
}

// MARK: - Silhouettes

extension Score {
  /// How articles get vectors, if they are given.
  private static func vectorPlan(_ session: Session) throws(ToolError) -> VectorPlan? {
    guard session.arguments.has(articles) else {
      if let option = vectorGroups.flatMap(\.options).first(where: session.arguments.has)
      {
        throw .usage("score: \(option.spelling) is for the vectors of --articles")
      }
      return nil
    }
    return try ClusterOptions.plan(session)
  }

  private static func silhouette(
    of found: NamedGroups, by plan: VectorPlan, _ session: Session
  ) throws -> Silhouette {
    let corpus = try session.read(
      session.arguments[articles], fields: session.arguments[SharedOptions.fields],
      of: articles.declaration.spelling)
    let ids = (0..<corpus.count).map { corpus.string(.id, of: $0) }
    let rows = ids.indices.filter { found[ids[$0]] != nil }
    guard !rows.isEmpty else {
      throw ToolError.usage(
        "--articles: none of the \(corpus.count.of("article", "articles")) is in \(found.path)"
      )
    }
    if rows.count < max(corpus.count, found.ids.count) {
      session.note(
        "silhouette of the \(rows.count.of("document", "documents")) that are both in "
          + "\(found.path.printable) and in --articles")
    }
    let vectors = try ClusterOptions.vectors(
      of: corpus, votes: nil, by: plan, session)
    return Silhouette(
      of: found.grouping(of: rows.map { ids[$0] }),
      in: rows.count == corpus.count ? vectors.matrix : vectors.matrix.selecting(rows),
      parallel: session.parallel("measuring silhouettes", total: rows.count))
  }
}
