internal import Vectors

/// `topictool score`: a grouping or a list of pairs against labels.
enum Score: Command {
  private static let pairs = Option<String?>.input(
    "pairs",
    help: "pairs to score, with columns a, b and relation, as dedup --pairs writes")
  private static let clusters = Option<String?>.input(
    "clusters",
    help: "a grouping to score, with columns id and cluster, as cluster "
      + "--assignments writes")
  private static let gold = Option<String?>.input(
    "gold",
    help: "the labels: documents with an id and a class, or, as .tsv, pairs with "
      + "columns id_a, id_b, reuse, event and weight")
  private static let field = Option<String>(
    "field", placeholder: "NAME", allowed: "the name of a field", standard: "cluster",
    fallback: "cluster", help: "the field of gold documents that has the class",
    read: { $0.isEmpty || $0.contains(where: { ",|=".contains($0) }) ? nil : $0 })

  static let specification = Specification(
    name: "score", summary: "a grouping or a pair list against gold labels",
    operands: "[GOLD...]",
    details: [
      "Pairs are scored by precision, recall and F1 over the labelled pairs, for copies and "
        + "for all reuse; Pw, Rw and Fw count each pair by its weight. A pair that is not "
        + "listed is taken for no reuse.",
      "A grouping is scored by ARI, NMI, B-cubed and purity against the classes of "
        + "documents, or by precision, recall and F1 against pairs labelled as one event or "
        + "two. A document without a cluster is one of its own. Further files of labelled "
        + "pairs can follow.",
    ],
    ownOptions: [
      pairs.declaration, clusters.declaration, gold.declaration, field.declaration,
    ],
    sharedOptions: SharedOptions.all,
    examples: [
      ("topictool score --pairs pairs.csv --gold data/gold/pairs.tsv", "copies"),
      (
        "topictool score --clusters topics.csv --gold docs.jsonl.gz --field label",
        "topics against the classes of documents"
      ),
    ])

  static func run(_ session: Session) throws {
    let arguments = session.arguments
    guard let first = arguments[gold] else {
      throw ToolError.usage("score: --gold FILE is missing")
    }
    let paths = [first] + arguments.operands
    func goldPairs(label: String, other: String) throws -> [LabelledPair] {
      try paths.flatMap {
        try session.pairs(in: $0, ids: ("id_a", "id_b"), label: label, other: other)
      }
    }
    let figures: [Figures]
    switch (arguments[pairs], arguments[clusters]) {
    case (let path?, nil):
      figures = Figures.pairs(
        try session.pairs(in: path, ids: ("a", "b"), label: "relation", other: "jaccard"),
        against: try goldPairs(label: "reuse", other: "weight"))
    case (nil, let path?) where first.contains(".tsv"):
      figures = Figures.events(
        try session.labels(in: path, field: "cluster"),
        against: try goldPairs(label: "event", other: "reuse"))
    case (nil, let path?):
      figures = try Figures.classes(
        try session.labels(in: path, field: "cluster"),
        against: try paths.flatMap {
          try session.labels(in: $0, field: arguments[field])
        })
    default:
      throw ToolError.usage("score: either --pairs or --clusters is needed")
    }
    try show(figures, session)
  }

  private static func show(_ figures: [Figures], _ session: Session) throws {
    guard case .rows(let format) = session.display else {
      return try session.print(figures.map(\.line))
    }
    var writer = try RowWriter(
      format, columns: ["figure", "value"], to: session.standardOutput())
    for line in figures {
      for (name, value) in line.values {
        let figure = line.name.isEmpty ? name : "\(line.name) \(name)"
        try writer.append([.text(figure), value])
      }
    }
    try writer.finish()
  }
}
