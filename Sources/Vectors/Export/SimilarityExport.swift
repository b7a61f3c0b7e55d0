/// The similarities of a batch in the formats that other tools read.
///
///     let export = SimilarityExport(
///       of: vectors.matrix, ids: corpus, selecting: .pairs(atLeast: 0.3),
///       parallel: parallel)
///     try export.write(as: .npz, to: &file)
///
/// A selection of ``SimilaritySelection/pairs(atLeast:)`` or
/// ``SimilaritySelection/neighbours(atLeast:)`` makes a symmetric matrix with ones on the
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

  let matrix: SparseMatrix
  let corpus: Corpus
  let selection: SimilaritySelection
  let parallel: Parallel

  /// An export of selected similarities, which are found when it is written.
  ///
  /// - Parameters:
  ///   - matrix: the vectors, rows of length 1 or empty, one a document.
  ///   - corpus: the documents, whose ids name the rows.
  ///   - selection: which similarities.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Precondition: there are as many rows as documents.
  public init(
    of matrix: SparseMatrix, ids corpus: Corpus, selecting selection: SimilaritySelection,
    parallel: Parallel
  ) {
    precondition(
      matrix.rowCount == corpus.count,
      "\(matrix.rowCount) rows, \(corpus.count) documents")
    self.matrix = matrix
    self.corpus = corpus
    self.selection = selection
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

  /// The least similarity of a symmetric selection, nil for the nearest of each row.
  private var symmetricMinimum: Float? {
    switch selection {
    case .pairs(let minimum), .neighbours(let minimum): minimum
    case .nearest: nil
    }
  }

  private func writeNPZ(to sink: inout some ByteSink) throws(ExportError) {
    guard let symmetricMinimum else {
      return try NPZ.write(matrix.similarities(selection, parallel: parallel), to: &sink)
    }
    let pairs = matrix.similarities(atLeast: symmetricMinimum, parallel: parallel)
    try NPZ.write(pairs.symmetrized(diagonal: 1), to: &sink)
  }

  private func writeMatrixMarket(to sink: inout some ByteSink) throws(ExportError) {
    guard let symmetricMinimum else {
      let nearest = matrix.similarities(selection, parallel: parallel)
      return try MatrixMarket.write(nearest, to: &sink)
    }
    let pairs = matrix.similarities(atLeast: symmetricMinimum, parallel: parallel)
    try MatrixMarket.write(pairs: pairs, diagonal: 1, to: &sink)
  }
}
