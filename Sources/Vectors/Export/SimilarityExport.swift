/// The similarities of a batch in the formats that other tools read.
///
///     let join = SimilarityJoin(of: vectors.matrix, selecting: .pairs(atLeast: 0.3))
///     let export = SimilarityExport(of: join, ids: corpus, parallel: parallel)
///     try export.write(as: .npz, to: &file)
///
/// A join that ``SimilarityJoin/isSymmetric`` makes a symmetric matrix with ones on the
/// diagonal; the nearest of each row make one that is not symmetric and has an empty
/// diagonal. Every format holds the same values: npz, npy and mtx to the last bit, CSV and
/// JSON Lines to six decimals.
public struct SimilarityExport: Sendable {
  /// How the similarities are written.
  public enum Format: String, Sendable, CaseIterable {
    /// A sparse matrix, for `scipy.sparse.load_npz`.
    case npz
    /// A dense matrix, for `numpy.load`; what was not selected is 0.
    case npy
    /// A sparse matrix as text, for `scipy.io.mmread` and R's `readMM`; symmetric ones
    /// with each pair once.
    case mtx
    /// Rows of `a,b,similarity`: each pair once, or the nearest of each `a`, best first.
    case csv
    /// Objects of `a`, `b` and `similarity`, one a line, otherwise as CSV.
    case jsonl
  }

  let join: SimilarityJoin
  let corpus: Corpus
  let parallel: Parallel

  /// An export of similarities, which are found when it is written.
  ///
  /// - Parameters:
  ///   - join: the similarities, of a matrix with a row a document.
  ///   - corpus: the documents, whose ids name the rows.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Precondition: there are as many rows as documents.
  public init(of join: SimilarityJoin, ids corpus: Corpus, parallel: Parallel) {
    precondition(
      join.rows.rowCount == corpus.count,
      "\(join.rows.rowCount) rows, \(corpus.count) documents")
    self.join = join
    self.corpus = corpus
    self.parallel = parallel
  }

  /// Finds the similarities and writes them.
  ///
  /// Dense matrices and rows of text are written while they are found; npz and mtx begin
  /// with the number of cells, for which the result is held in memory.
  ///
  /// - Throws: what the sink throws.
  public func write(
    as format: Format, to sink: inout some ByteSink
  ) throws(ExportError) {
    switch format {
    case .npz: try writeNPZ(to: &sink)
    case .npy: try writeNPY(to: &sink)
    case .mtx: try writeMatrixMarket(to: &sink)
    case .csv: try writeRows(to: &sink, isJSON: false)
    case .jsonl: try writeRows(to: &sink, isJSON: true)
    }
  }

  private func writeNPZ(to sink: inout some ByteSink) throws(ExportError) {
    let found = join.matrix(parallel: parallel)
    try NPZ.write(join.isSymmetric ? found.symmetrized(diagonal: 1) : found, to: &sink)
  }

  private func writeMatrixMarket(to sink: inout some ByteSink) throws(ExportError) {
    let found = join.matrix(parallel: parallel)
    if join.isSymmetric {
      try MatrixMarket.write(pairs: found, diagonal: 1, to: &sink)
    } else {
      try MatrixMarket.write(found, to: &sink)
    }
  }
}
