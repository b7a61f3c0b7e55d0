internal import Vectors

/// The files of `similarity -o`: the matrix, and beside it what its rows and columns are.
struct SimilarityFiles {
  static let output = Option<String?>.result(
    "output", short: "o", endings: SimilarityFormat.allCases.map(\.ending),
    help:
      "the matrix, in the format its name ends in, as told above; beside it FILE.ids.txt, "
      + "one id a line in row order")

  /// The formats in words, for the help of the command.
  static let formats =
    "FILE ends in one of these. Sparse matrices: .npz (scipy.sparse.load_npz), .mtx "
    + "(MatrixMarket). Dense: .npy, .dense.npz (numpy.load; the array is called similarity), "
    + ".wide.csv (a table with ids in its first row and column). A line a pair: .csv, .jsonl. "
    + "Graphs with titles, dates and outlets: .graphml, .gexf, .edges.csv (for Gephi, beside "
    + "it FILE.nodes.csv)."

  /// How the matrix is written.
  let format: SimilarityFormat
  /// Where to set aside what does not fit into memory.
  let spooling: Spooling

  private var matrix: AtomicFile
  private var ids: AtomicFile
  private var columns: AtomicFile?
  private var nodes: AtomicFile?

  /// Opens the files, if `-o` names them.
  ///
  /// - Parameters:
  ///   - session: the run.
  ///   - hasOtherColumns: whether the columns are another batch than the rows.
  /// - Throws: ``ToolError/usage(_:)`` if one of them cannot be written.
  init?(_ session: Session, hasOtherColumns: Bool = false) throws(ToolError) {
    guard let path = session.arguments[Self.output],
      let format = SimilarityFormat(ofFile: path),
      let matrix = try session.open(Self.output)
    else { return nil }
    self.format = format
    self.matrix = matrix
    spooling = Spooling(in: matrix.folder ?? System.temporaryFolder)
    let stem = String(path.dropLast(format.ending.count))
    let spelling = Self.output.declaration.spelling
    ids = try session.open(stem + ".ids.txt", for: spelling)
    if hasOtherColumns {
      columns = try session.open(stem + ".columns.txt", for: spelling)
    }
    if format == .edges { nodes = try session.open(stem + ".nodes.csv", for: spelling) }
  }

  /// Writes all of them.
  mutating func write(
    _ export: SimilarityExport, of corpus: Corpus, against others: Corpus? = nil
  ) throws(ExportError) {
    try export.write(as: format, to: &matrix)
    try MatrixLabels.writeIDs(of: corpus, to: &ids)
    if var columns, let others { try MatrixLabels.writeIDs(of: others, to: &columns) }
    if var nodes { try export.writeNodes(to: &nodes) }
  }
}
