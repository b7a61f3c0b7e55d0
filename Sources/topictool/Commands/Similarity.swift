internal import Dedup
internal import Vectors

/// `topictool similarity`: how alike everything is to everything.
enum Similarity: Command {
  private static let output = Option<String?>.result(
    "output", short: "o",
    endings: SimilarityExport.Format.allCases.map { "." + $0.rawValue },
    help:
      "the matrix as FILE.npz, .npy, .mtx, .csv or .jsonl; beside it FILE.ids.txt, one "
      + "id a line in row order")
  private static let top = Option<Int?>(
    "top", placeholder: "N", allowed: "a whole number from 1", fallback: nil,
    help: "only the N articles most similar to each",
    read: { Int($0).flatMap { $0 > 0 ? .some($0) : nil } })
  private static let threshold = Option<Double?>.number(
    "threshold", in: 0...1,
    help: "only similarities of at least X (default: 0.1, and 0 with .npy)")

  static let specification = Specification(
    name: "similarity", summary: "similarity matrix to a file, or the most similar pairs",
    operands: "INPUT...",
    details: [
      "Similarity is the cosine of two articles' TF-IDF vectors (topictool help vectorize), "
        + "from 0 to 1.",
      ".npz (scipy.sparse.load_npz) and .mtx (MatrixMarket) are sparse, .npy (numpy.load) is "
        + "dense; .csv and .jsonl have a line a pair. Matrices are symmetric with 1 on the "
        + "diagonal, but with --top each row has the N others most similar to it.",
      "Without -o the pairs are printed: on a terminal the most similar ones.",
    ],
    ownOptions: [
      output.declaration, top.declaration, threshold.declaration,
      PairOptions.within.declaration,
    ],
    groups: [
      AnalysisOptions.group, VectorOptions.vocabulary, WeightingOptions.cosineGroup,
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
    ])

  static func run(_ session: Session) throws {
    var files = try Files(session)
    let method = try AnalysisOptions.method(session)
    let corpus = try session.read()
    let weighting = try WeightingOptions.cosineWeighting(session.arguments)
    let matrix = try VectorOptions.vectors(of: corpus, by: method, session, weighting)
      .matrix
    let join = SimilarityJoin(
      of: matrix,
      selecting: selection(session.arguments, isDense: files?.format == .npy),
      within: window(of: corpus, session))
    let parallel = session.parallel("comparing", total: corpus.count)
    let export = SimilarityExport(of: join, ids: corpus, parallel: parallel)
    try files?.write(export, of: corpus)
    switch session.display {
    case .nothing: break
    case .rows(.csv):
      var file = try session.standardOutput()
      try export.write(as: .csv, to: &file)
    case .rows(.jsonl):
      var file = try session.standardOutput()
      try export.write(as: .jsonl, to: &file)
    case .rows(.json), .table:
      let similar = join.matrix(parallel: parallel)
      session.progress.end()
      try write(similar, of: corpus, session)
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

  /// The two files of `-o`.
  private struct Files {
    let format: SimilarityExport.Format
    private var matrix: AtomicFile
    private var ids: AtomicFile

    init?(_ session: Session) throws(ToolError) {
      guard let path = session.arguments[output], let matrix = try session.open(output),
        let ending = path.split(separator: ".").last,
        let format = SimilarityExport.Format(rawValue: String(ending))
      else { return nil }
      self.format = format
      self.matrix = matrix
      let stem = String(path.dropLast(ending.count + 1))
      ids = try session.open(stem + ".ids.txt", for: output.declaration.spelling)
    }

    mutating func write(
      _ export: SimilarityExport, of corpus: Corpus
    ) throws(ExportError) {
      try export.write(as: format, to: &matrix)
      try MatrixLabels.writeIDs(of: corpus, to: &ids)
    }
  }
}
