internal import Vectors

/// `topictool vectorize`: a batch as a TF-IDF matrix.
enum Vectorize: Command {
  private static let output = Option<String?>.result(
    "output", short: "o", endings: [".npz", ".mtx"],
    help:
      "the matrix as FILE.npz or FILE.mtx, a row an article; beside it FILE.terms.tsv "
      + "(term, document frequency, idf) and FILE.ids.txt (one id a line, in row order)")

  static let specification = Specification(
    name: "vectorize", summary: "TF-IDF matrix, vocabulary and ids to files",
    operands: "INPUT...",
    details: [
      "Terms are the words of title and text, folded, stemmed where the text is Arabic, "
        + "without stop words. A cell is (1 + ln tf) times the smoothed idf, and rows have "
        + "length 1, as TfidfVectorizer(sublinear_tf=True) of scikit-learn makes them, "
        + "unless weighting options say otherwise.",
      "Without -o the cells are printed as rows of id, term and weight, or on a terminal "
        + "the heaviest terms of each article.",
    ],
    ownOptions: [output.declaration],
    groups: [
      AnalysisOptions.group, VocabularyOptions.group, WeightingOptions.group,
      ModelOptions.group,
    ],
    sharedOptions: SharedOptions.all,
    examples: [
      (
        "topictool vectorize articles.jsonl -o articles.npz",
        "a matrix for scipy.sparse.load_npz"
      ),
      (
        "topictool vectorize articles/ --min-df 2 --max-df 0.5 -o articles.mtx",
        "without terms of one article or of more than half of them"
      ),
      (
        "topictool vectorize articles.jsonl --weighting bm25 --k1 1.5 -o bm25.npz",
        "BM25 weights, to be multiplied with a query"
      ),
      (
        "topictool vectorize archive.jsonl --save-model archive.model -o archive.npz",
        "vectors, and the means to make others that are comparable with them"
      ),
      (
        "topictool vectorize today.jsonl --model archive.model -o today.npz",
        "those others"
      ),
      (
        "topictool vectorize --frequencies may.freq --frequencies june.freq --save-model both.model",
        "the model of an archive whose parts were counted with --save-frequencies"
      ),
    ])

  static func run(_ session: Session) throws {
    let plan = try VectorPlan(session, cosines: false)
    if !plan.needsArticles(session), !session.arguments.has(output) {
      return try plan.saveModel(session)
    }
    var files = try Files(session, hasTerms: plan.hasTerms)
    let corpus = try session.read()
    let vectors = try plan.vectors(of: corpus, session)
    session.progress.beginWriting()
    try files?.write(vectors, of: corpus)
    switch session.display {
    case .nothing: break
    case .rows(let format): try writeRows(vectors, of: corpus, session, format)
    case .table: try writeTable(vectors, of: corpus, session)
    }
    let terms = vectors.model.columns.count.of("column", "columns")
    let cells = vectors.matrix.cellCount.of("cell", "cells")
    session.remark("\(corpus.count.of("article", "articles")), \(terms), \(cells)")
  }

  /// The three files of `-o`, or two where there are no terms to write.
  private struct Files {
    private let isNPZ: Bool
    private var matrix: AtomicFile
    private var terms: AtomicFile?
    private var ids: AtomicFile

    init?(_ session: Session, hasTerms: Bool) throws(ToolError) {
      guard let path = session.arguments[output], let matrix = try session.open(output)
      else { return nil }
      self.matrix = matrix
      let stem = String(path.dropLast(4))
      let spelling = output.declaration.spelling
      if hasTerms {
        terms = try session.open(stem + ".terms.tsv", for: spelling)
      } else {
        session.note("columns are hashes: there is no \(stem).terms.tsv")
      }
      ids = try session.open(stem + ".ids.txt", for: spelling)
      isNPZ = path.hasSuffix(".npz")
    }

    mutating func write(
      _ vectors: DocumentVectors, of corpus: Corpus
    ) throws(ExportError) {
      if isNPZ {
        try NPZ.write(vectors.matrix, to: &matrix)
      } else {
        try MatrixMarket.write(vectors.matrix, to: &matrix)
      }
      if var terms { try MatrixLabels.writeTerms(of: vectors.model, to: &terms) }
      try MatrixLabels.writeIDs(of: corpus, to: &ids)
    }
  }
}
