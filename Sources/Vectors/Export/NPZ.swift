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
    let isWide = matrix.cellCount > Int(Int32.max)
    let rowShape = [matrix.rowStarts.count]
    let cellShape = [matrix.cellCount]
    var archive = ZipArchive()
    try archive.append(
      isWide
        ? .int64(matrix.columns.map(Int.init), shape: cellShape)
        : .int32(matrix.columns, shape: cellShape),
      named: "indices.npy", to: &sink)
    try archive.append(
      isWide
        ? .int64(matrix.rowStarts, shape: rowShape)
        : .narrowed(matrix.rowStarts, shape: rowShape),
      named: "indptr.npy", to: &sink)
    try archive.append(.string("csr"), named: "format.npy", to: &sink)
    try archive.append(
      .int64([matrix.rowCount, matrix.columnCount], shape: [2]), named: "shape.npy",
      to: &sink)
    try archive.append(
      .floats(matrix.values, shape: cellShape), named: "data.npy", to: &sink)
    try archive.finish(to: &sink)
  }
}
