extension SimilarityExport {
  /// Writes the matrix as CSR; a symmetric one in full.
  func writeNPZ(to sink: inout some ByteSink) throws(ExportError) {
    let found = try spooled()
    let cells = try join.isSymmetric ? mirrored(found) : found
    try NPZ.write(
      rowStarts: cells.rowStarts, columnCount: join.others.rowCount,
      columns: cells.columns, values: cells.values, narrowLimit: narrowLimit, to: &sink)
  }

  private func mirrored(_ found: SpooledCells) throws(ExportError) -> SpooledCells {
    var cells = SpooledCells(spooling)
    let rows = try SymmetricRows(found, diagonal: 1, spooling: spooling)
    try rows.forEachRow { (_, columns, values) throws(ExportError) in
      try cells.append(columns, values)
    }
    return cells
  }

  /// Writes the matrix as text; of a symmetric one the lower half.
  func writeMatrixMarket(to sink: inout some ByteSink) throws(ExportError) {
    let found = try spooled()
    let diagonal: Float? = join.isSymmetric ? 1 : nil
    var text = MatrixMarket.Lines(
      rowCount: found.rowCount, columnCount: join.others.rowCount,
      cellCount: found.cellCount, isMirrored: join.isSymmetric, diagonal: diagonal)
    try found.forEachRow(in: 0..<found.rowCount) {
      (row, columns, values) throws(ExportError) in
      try text.append(row, columns, values, to: &sink)
    }
    try text.finish(to: &sink)
  }

  /// What the join finds, set aside until its size is known.
  private func spooled() throws(ExportError) -> SpooledCells {
    var cells = SpooledCells(spooling)
    try join.forEachRow(parallel: parallel) {
      (_, columns: Span<Int32>, values: Span<Float>) throws(ExportError) in
      try cells.append(columns, values)
    }
    return cells
  }
}
