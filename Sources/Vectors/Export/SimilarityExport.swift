/// The similarities of a batch in the formats that other tools read.
///
///     let join = SimilarityJoin(of: vectors.matrix, selecting: .pairs(atLeast: 0.3))
///     let export = SimilarityExport(of: join, ids: corpus, parallel: parallel)
///     try export.write(as: .npz, to: &file)
///
/// A join that ``SimilarityJoin/isSymmetric`` makes a symmetric matrix with ones on the
/// diagonal; the nearest of each row, and the rows of one batch against another, make one
/// that is written as it is found. Every format holds the same values: npz, npy and mtx to
/// the last bit, text to six decimals.
///
/// Memory is bounded by a block of rows, not by the result: formats that begin with the
/// number of cells, or want both directions of what was found in one, set it aside on disk.
public struct SimilarityExport: Sendable {
  let join: SimilarityJoin
  let rows: Corpus
  /// The batch of the columns, nil where it is that of the rows.
  let others: Corpus?
  let spooling: Spooling
  let parallel: Parallel
  /// Most cells of which npz has the indices in 32 bits.
  package var narrowLimit = NPZ.narrowLimit

  /// An export of similarities, which are found when it is written.
  ///
  /// - Parameters:
  ///   - join: the similarities, of a matrix with a row a document.
  ///   - rows: the documents of the rows, whose ids name them.
  ///   - others: the documents of the columns, in a join against another matrix.
  ///   - spooling: where to set aside what does not fit into memory.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Precondition: there are as many rows and columns as documents.
  public init(
    of join: SimilarityJoin, ids rows: Corpus, against others: Corpus? = nil,
    spooling: Spooling = Spooling(), parallel: Parallel
  ) {
    precondition(
      join.rowCount == rows.count,
      "\(join.rowCount) rows, \(rows.count) documents")
    precondition(
      join.otherCount == (others ?? rows).count
        && join.isSelfJoin == (others == nil),
      "\(join.otherCount) columns, \((others ?? rows).count) documents")
    self.join = join
    self.rows = rows
    self.others = others
    self.spooling = spooling
    self.parallel = parallel
  }

  /// Finds the similarities and writes them.
  ///
  /// - Throws: what the sink throws, or that cells cannot be set aside.
  /// - Complexity: that of the join, and O(cells); memory for a block of rows and the ids.
  public func write(
    as format: SimilarityFormat, to sink: inout some ByteSink
  ) throws(ExportError) {
    switch format {
    case .npz: try writeNPZ(to: &sink)
    case .denseNPZ: try writeDenseNPZ(to: &sink)
    case .npy: try writeNPY(to: &sink)
    case .mtx: try writeMatrixMarket(to: &sink)
    case .csv: try writeCSV(to: &sink)
    case .wideCSV: try writeWideCSV(to: &sink)
    case .edges: try writeEdges(to: &sink)
    case .jsonl: try writeJSONLines(to: &sink)
    case .graphml: try writeGraphML(to: &sink)
    case .gexf: try writeGEXF(to: &sink)
    }
  }
}
