internal import Vectors

/// `topictool similarity`: how alike everything is to everything.
enum Similarity: Command {
  private static let top = Option<Int?>.integer(
    "top", in: 1...Int(Int32.max), help: "only the N articles most similar to each")
  private static let threshold = Option<Double?>.number(
    "threshold", in: 0...1,
    help:
      "only similarities of at least X (default: 0.1, and 0 with --top or where FILE is "
      + "dense)")

  /// The options that say what vectors are made of.
  private static let vectorOptions = [
    AnalysisOptions.group, VocabularyOptions.group, WeightingOptions.cosineGroup,
    ModelOptions.readingGroup,
  ]

  static let specification = Specification(
    name: "similarity", summary: "similarity matrix to a file, or the most similar pairs",
    operands: "INPUT...",
    details: [
      "Similarity is the cosine of two articles' TF-IDF vectors (topictool help vectorize), "
        + "from 0 to 1, or with --measure what their sets of shingles have in common: of the "
        + "texts, in the words and with the figures of dedup. Containment is not symmetric: "
        + "a may stand in b and b not in a.",
      SimilarityFiles.formats,
      "Matrices are symmetric with 1 on the diagonal, but with --top each row has the N "
        + "others most similar to it; graphs are then directed.",
      "With --against OTHER, a file or folder like INPUT, rows are the articles of INPUT "
        + "and columns those of OTHER, whose ids are written to FILE.columns.txt; words "
        + "weigh what they do in both together.",
      "Without -o the pairs are printed: on a terminal the most similar ones.",
      SimilarityPicture.help,
    ],
    ownOptions: [
      SimilarityFiles.output.declaration, top.declaration, threshold.declaration,
    ],
    groups: [MeasureOptions.group, SimilarityPicture.group] + vectorOptions,
    sharedOptions: SharedOptions.all,
    examples: [
      ("topictool similarity articles.jsonl", "the most similar pairs"),
      (
        "topictool similarity articles.jsonl --threshold 0.3 -o similar.npz",
        "a sparse matrix of what is at least a little similar"
      ),
      (
        "topictool similarity articles/ --top 10 -o neighbours.csv",
        "ten neighbours of each article, a line a pair"
      ),
      (
        "topictool similarity articles/ --within 3d --threshold 0.2",
        "what is alike within three days"
      ),
      (
        "topictool similarity today.jsonl --against archive/ --top 5 -o related.csv",
        "five articles of an archive on what each of today's is about"
      ),
      (
        "topictool similarity articles/ --measure containment --threshold 0.5",
        "which articles stand in which at least by half"
      ),
      (
        "topictool similarity articles/ --threshold 0.4 -o articles.gexf",
        "a graph for Gephi, with titles and dates"
      ),
      (
        "topictool similarity articles.jsonl --heat-map map.svg",
        "a picture of the whole batch, topic by topic"
      ),
    ])

  static func run(_ session: Session) throws {
    try MeasureOptions.check(session.arguments, vectorOptions: vectorOptions)
    let isAgainst = session.arguments.has(PairOptions.against)
    var files = try SimilarityFiles(session, hasOtherColumns: isAgainst)
    let picture = try SimilarityPicture(session)
    guard picture == nil || !isAgainst else {
      throw ToolError.usage("--heat-map draws one batch; it does not go with --against")
    }
    let plan = try VectorPlan(session, cosines: true)
    let batch = try session.readBatch()
    let material = try MeasureOptions.material(of: batch, by: plan, session)
    let window = MeasureOptions.window(of: batch, session)
    let join = material.join(
      of: batch,
      selecting: selection(session.arguments, isDense: files?.format.isDense ?? false),
      within: window)
    try picture?.draw(
      material.join(
        of: batch, selecting: selection(session.arguments, isDense: true), within: window),
      of: batch.inputs, session)
    let parallel = session.parallel("comparing", total: batch.inputs.count)
    let export = SimilarityExport(
      of: join, ids: batch.inputs, against: batch.others,
      spooling: files?.spooling ?? Spooling(), parallel: parallel)
    try files?.write(export, of: batch.inputs, against: batch.others)
    switch session.display {
    case .nothing: break
    case .rows(.csv):
      var file = try session.standardOutput()
      try export.write(as: .csv, to: &file)
    case .rows(.jsonl):
      var file = try session.standardOutput()
      try export.write(as: .jsonl, to: &file)
    case .rows(.json):
      try printRows(join, of: batch, as: .json, session, parallel)
    case .table:
      try printTable(join, of: batch, session, parallel)
    }
  }

  private static func selection(
    _ arguments: Arguments, isDense: Bool
  ) -> SimilaritySelection {
    let minimum = arguments[threshold].map { Float($0) }
    if let count = arguments[top] { return .nearest(count, minimum: minimum ?? 0) }
    return .pairs(atLeast: minimum ?? (isDense ? 0 : 0.1))
  }
}
