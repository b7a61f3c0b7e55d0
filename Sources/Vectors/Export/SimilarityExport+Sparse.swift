extension SimilarityExport {
  /// Writes the matrix as CSR; a symmetric one in full.
  func writeNPZ(to sink: inout some ByteSink) throws(ExportError) {
    let found = try spooled()
    let cells = try join.isSymmetric ? mirrored(found) : found
    try NPZ.write(
      rowStarts: cells.rowStarts, columnCount: join.otherCount,
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
      rowCount: found.rowCount, columnCount: join.otherCount,
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
    var full = FullRow()
    let lacksDiagonal = join.hasDiagonal && !join.isSymmetric
    try join.forEachRow(parallel: parallel) {
      (row, columns: Span<Int32>, values: Span<Float>) throws(ExportError) in
      if lacksDiagonal {
        full.take(row, columns, values)
        try cells.append(full.columns.span, full.values.span)
      } else {
        try cells.append(columns, values)
      }
    }
    return cells
  }
}

/// A row of a matrix that is not symmetric, with its cell on the diagonal.
private struct FullRow {
  private(set) var columns: [Int32] = []
  private(set) var values: [Float] = []

  /// Takes in the cells of a row in place of those of the last.
  mutating func take(_ row: Int, _ columns: Span<Int32>, _ values: Span<Float>) {
    self.columns.removeAll(keepingCapacity: true)
    self.values.removeAll(keepingCapacity: true)
    var pending = true
    for i in columns.indices {
      if pending, columns[i] > Int32(row) { append(Int32(row), 1, &pending) }
      self.columns.append(columns[i])
      self.values.append(values[i])
    }
    if pending { append(Int32(row), 1, &pending) }
  }

  private mutating func append(_ column: Int32, _ value: Float, _ pending: inout Bool) {
    columns.append(column)
    values.append(value)
    pending = false
  }
}
