extension SimilarityExport {
  /// Rows that are found before they are written.
  private static let rowsAtATime = 256

  /// Writes the dense matrix.
  func writeNPY(to sink: inout some ByteSink) throws(ExportError) {
    let shape = [join.rows.rowCount, join.others.rowCount]
    try sink.write(NPY.header(of: .float32, shape: shape).span)
    if join.isSymmetric {
      try writeRows(to: &sink)
    } else {
      try writeScattered(to: &sink)
    }
  }

  /// Writes every row with what reaches the minimum.
  private func writeRows(to sink: inout some ByteSink) throws(ExportError) {
    for first in stride(from: 0, to: join.rows.rowCount, by: Self.rowsAtATime) {
      let range = first..<min(first + Self.rowsAtATime, join.rows.rowCount)
      try NPY.append(join.denseRows(range, parallel: parallel).span, to: &sink)
    }
  }

  /// Writes rows of zeros with the selected cells in them.
  private func writeScattered(to sink: inout some ByteSink) throws(ExportError) {
    var dense = [Float](repeating: 0, count: join.others.rowCount)
    try join.forEachRow(parallel: parallel) {
      (_, columns: Span<Int32>, values: Span<Float>) throws(ExportError) in
      for i in columns.indices { dense[Int(columns[i])] = values[i] }
      try NPY.append(dense.span, to: &sink)
      for i in columns.indices { dense[Int(columns[i])] = 0 }
    }
  }
}
