internal import Topics
internal import Vectors

/// `topictool score`: a grouping or a list of pairs against labels.
enum Score: Command {
  private static let pairs = Option<String?>.input(
    "pairs",
    help: "pairs to score, with columns a, b and relation, as dedup --pairs writes")
  static let clusters = Option<String?>.input(
    "clusters",
    help:
      "a grouping to score, with columns id and cluster, as --assignments of cluster and "
      + "events writes")
  static let gold = Option<String?>.input(
    "gold",
    help:
      "the labels: documents with an id and a class, or pairs with columns id_a, id_b, "
      + "reuse, event and weight")
  static let against = Option<String?>.input(
    "against",
    help: "another grouping to compare --clusters with, with columns id and cluster")
  static let articles = Option<[String]>.inputs(
    "articles",
    help:
      "the articles that were grouped, for the silhouette of --clusters; can be given "
      + "several times")
  static let field = Option<String>(
    "field", placeholder: "NAME", allowed: "the name of a field", standard: "cluster",
    fallback: "cluster", help: "the field of gold documents that has the class",
    read: { $0.isEmpty || $0.contains(where: { ",|=".contains($0) }) ? nil : $0 })

  /// The options that say what vectors the articles have.
  static let vectorGroups = [
    AnalysisOptions.group, VocabularyOptions.group, WeightingOptions.cosineGroup,
    ModelOptions.readingGroup,
  ]

  static let specification = Specification(
    name: "score", summary: "a grouping or a pair list against gold labels",
    operands: "[GOLD...]",
    details: [
      "Pairs are scored by precision, recall and F1 over the labelled pairs, for copies and "
        + "for all reuse; Pw, Rw and Fw count each pair by its weight. A pair that is not "
        + "listed is taken for no reuse.",
      "A grouping is scored by ARI, AMI, NMI, V-measure, B-cubed, pairs and purity against "
        + "the classes of documents or, with --against, another grouping; or by precision, "
        + "recall and F1 over pairs labelled as one event or two. A document without a "
        + "cluster is one of its own. Files of labels stand after --gold or by themselves.",
      "With --articles, also by its silhouette: how much nearer articles are to their own "
        + "group than to the next, by the cosines of TF-IDF vectors made as cluster makes "
        + "them, with the same options.",
    ],
    ownOptions: [
      pairs.declaration, clusters.declaration, gold.declaration, against.declaration,
      articles.declaration, field.declaration,
    ],
    groups: vectorGroups, sharedOptions: SharedOptions.all,
    examples: [
      ("topictool score --pairs pairs.csv --gold data/gold/pairs.tsv", "copies"),
      (
        "topictool score --clusters topics.csv --gold docs.jsonl.gz --field label",
        "topics against the classes of documents"
      ),
      (
        "topictool score --clusters topics.csv --against yesterday.csv",
        "how much two groupings have in common"
      ),
      (
        "topictool score --clusters topics.csv --articles articles.jsonl",
        "without labels: how far groups are apart"
      ),
    ])

  static func run(_ session: Session) throws {
    let figures: [Figures]
    switch (session.arguments[pairs], session.arguments[clusters]) {
    case (let path?, nil): figures = try scorePairs(path, session)
    case (nil, let path?): figures = try scoreGroups(path, session)
    case (nil, nil):
      throw ToolError.usage("score: either --pairs or --clusters is needed")
    case (_?, _?):
      throw ToolError.usage("score: --pairs and --clusters do not go together")
    }
    try show(figures, session)
  }

  private static func scorePairs(_ path: String, _ session: Session) throws -> [Figures] {
    let others = [against.declaration, articles.declaration, field.declaration]
    if let other = (others + vectorGroups.flatMap(\.options))
      .first(where: session.arguments.has)
    {
      throw ToolError.usage("score: \(other.spelling) is for --clusters, not --pairs")
    }
    let goldPaths = try goldPaths(session)
    let table = try session.table(
      path, of: pairs.declaration, key: ["a"], columns: ["b", "relation"], partner: "b")
    try checkHeading(table, of: pairs.declaration)
    let found = try table.pairs(of: pairs.declaration, partner: "b", label: .relation)
    let labelled = try goldPairs(
      of: goldPaths.map { path in
        try session.table(
          path, of: gold.declaration, key: ["id_a"],
          columns: ["id_b", "reuse", "weight"], partner: "id_b")
      }, label: .reuse, other: .weight)
    try checkCommon(path, found.ids, goldPaths[0], labelled.ids)
    return Figures.pairs(found, against: labelled)
  }

  /// The files of labels: that of `--gold`, and those without an option.
  static func goldPaths(_ session: Session) throws(ToolError) -> [String] {
    let paths = [session.arguments[gold]].compactMap(\.self) + session.arguments.operands
    guard !paths.isEmpty else { throw .usage("score: --gold FILE is missing") }
    return paths
  }

  private static func show(_ figures: [Figures], _ session: Session) throws {
    guard case .rows(let format) = session.display else {
      return try session.print(
        figures.flatMap { $0.line.lines(width: session.width, style: session.style) })
    }
    var writer = try RowWriter(
      format, columns: ["figure", "value"], to: session.standardOutput())
    for (name, value) in figures.flatMap(\.rows) {
      try writer.append([.text(name), value])
    }
    try writer.finish()
  }
}
