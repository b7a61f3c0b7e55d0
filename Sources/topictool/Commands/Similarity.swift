internal import Dedup
internal import Vectors

/// `topictool similarity`: how alike everything is to everything.
enum Similarity: Command {
  private static let top = Option<Int?>(
    "top", placeholder: "N", allowed: "a whole number from 1", fallback: nil,
    help: "only the N articles most similar to each",
    read: { Int($0).flatMap { $0 > 0 ? .some($0) : nil } })
  private static let threshold = Option<Double?>.number(
    "threshold", in: 0...1,
    help: "only similarities of at least X (default: 0.1, and 0 where FILE is dense)")

  static let specification = Specification(
    name: "similarity", summary: "similarity matrix to a file, or the most similar pairs",
    operands: "INPUT...",
    details: [
      "Similarity is the cosine of two articles' TF-IDF vectors (topictool help vectorize), "
        + "from 0 to 1.",
      SimilarityFiles.formats,
      "Matrices are symmetric with 1 on the diagonal, but with --top each row has the N "
        + "others most similar to it; graphs are then directed.",
      "Without -o the pairs are printed: on a terminal the most similar ones.",
      SimilarityPicture.help,
    ],
    ownOptions: [
      SimilarityFiles.output.declaration, top.declaration, threshold.declaration,
      PairOptions.within.declaration,
    ],
    groups: [
      SimilarityPicture.group, AnalysisOptions.group, VocabularyOptions.group,
      WeightingOptions.cosineGroup, ModelOptions.readingGroup,
    ],
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
        "topictool similarity articles/ --threshold 0.4 -o articles.gexf",
        "a graph for Gephi, with titles and dates"
      ),
      (
        "topictool similarity articles.jsonl --heat-map map.svg",
        "a picture of the whole batch, topic by topic"
      ),
    ])

  static func run(_ session: Session) throws {
    var files = try SimilarityFiles(session)
    let picture = try SimilarityPicture(session)
    let plan = try VectorPlan(session, cosines: true)
    let corpus = try session.read()
    let matrix = try plan.vectors(of: corpus, session).matrix
    let window = window(of: corpus, session)
    let join = SimilarityJoin(
      of: matrix,
      selecting: selection(session.arguments, isDense: files?.format.isDense ?? false),
      within: window)
    try picture?.draw(
      SimilarityJoin(
        of: matrix, selecting: selection(session.arguments, isDense: true), within: window
      ),
      of: corpus, by: plan, session)
    let parallel = session.parallel("comparing", total: corpus.count)
    let export = SimilarityExport(
      of: join, ids: corpus, spooling: files?.spooling ?? Spooling(), parallel: parallel)
    try files?.write(export, of: corpus)
    switch session.display {
    case .nothing: break
    case .rows(.csv):
      var file = try session.standardOutput()
      try export.write(as: .csv, to: &file)
    case .rows(.jsonl):
      var file = try session.standardOutput()
      try export.write(as: .jsonl, to: &file)
    case .rows(.json):
      try printRows(join, of: corpus, as: .json, session, parallel)
    case .table:
      try printTable(join, of: corpus, session, parallel)
    }
  }

  /// The window of `--within`, if it is given; a note tells what has no date.
  private static func window(of corpus: Corpus, _ session: Session) -> TimeWindow? {
    guard let seconds = session.arguments[PairOptions.within] else { return nil }
    let window = TimeWindow(seconds: seconds, times: corpus.documents.map(\.time))
    if window.undatedCount > 0 {
      session.note(Copies.Note.documentsWithoutDate(window.undatedCount).description)
    }
    return window
  }

  private static func selection(
    _ arguments: Arguments, isDense: Bool
  ) -> SimilaritySelection {
    let minimum = arguments[threshold].map { Float($0) }
    if let count = arguments[top] { return .nearest(count, minimum: minimum ?? 0) }
    return .pairs(atLeast: minimum ?? (isDense ? 0 : 0.1))
  }
}
