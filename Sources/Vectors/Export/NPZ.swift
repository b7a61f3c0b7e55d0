/// Sparse matrices as `scipy.sparse.load_npz` reads them.
///
///     try NPZ.write(vectors.matrix, to: &file)
///
/// The content is what `scipy.sparse.save_npz(compressed=False)` puts there: a zip archive
/// of the arrays `indices`, `indptr`, `format`, `shape` and `data`. Indices are 32 bits
/// wide, or 64 where the matrix has more cells than 32 bits count.
public enum NPZ {
  /// Writes a matrix.
  ///
  /// - Throws: what the sink throws.
  /// - Complexity: O(cells), without a copy of them.
  public static func write(
    _ matrix: SparseMatrix, to sink: inout some ByteSink
  ) throws(ExportError) {
    try write(
      rowStarts: matrix.rowStarts, columnCount: matrix.columnCount,
      columns: matrix.columns, values: matrix.values, to: &sink)
  }

  /// Most cells that are counted in 32 bits.
  static let narrowLimit = Int(Int32.max)

  /// Writes a matrix of these rows.
  ///
  /// - Parameters:
  ///   - rowStarts: where each row's cells start, and after the last row where they end.
  ///   - columnCount: number of columns.
  ///   - columns: the column of each cell.
  ///   - values: the value of each cell.
  ///   - narrowLimit: with more cells than that, indices have 64 bits; SciPy wants both
  ///     arrays of indices in the same width.
  ///   - sink: where to.
  /// - Throws: what the sink throws.
  static func write(
    rowStarts: [Int], columnCount: Int, columns: some NumberRun<Int32>,
    values: some NumberRun<Float>, narrowLimit: Int = narrowLimit,
    to sink: inout some ByteSink
  ) throws(ExportError) {
    var archive = ZipArchive()
    let (cells, starts) = ([columns.count], [rowStarts.count])
    if columns.count > narrowLimit {
      let wide = Resized(columns, as: Int.self)
      try archive.append(
        NPYArray(wide, as: .int64, shape: cells), named: "indices.npy", to: &sink)
      try archive.append(
        NPYArray(rowStarts, as: .int64, shape: starts), named: "indptr.npy", to: &sink)
    } else {
      let narrow = Resized(rowStarts, as: Int32.self)
      try archive.append(
        NPYArray(columns, as: .int32, shape: cells), named: "indices.npy", to: &sink)
      try archive.append(
        NPYArray(narrow, as: .int32, shape: starts), named: "indptr.npy", to: &sink)
    }
    try archive.append(NPYArray("csr"), named: "format.npy", to: &sink)
    let shape = [rowStarts.count - 1, columnCount]
    try archive.append(
      NPYArray(shape, as: .int64, shape: [2]), named: "shape.npy", to: &sink)
    try archive.append(
      NPYArray(values, as: .float32, shape: cells), named: "data.npy", to: &sink)
    try archive.finish(to: &sink)
  }
}
