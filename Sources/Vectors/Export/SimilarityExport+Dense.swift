extension SimilarityExport {
  /// Rows that are found before they are written.
  private static let rowsAtATime = 256

  /// Writes the dense matrix.
  func writeNPY(to sink: inout some ByteSink) throws(ExportError) {
    let shape = [matrix.rowCount, matrix.rowCount]
    try sink.write(NPY.header(of: .float32, shape: shape).span)
    switch selection {
    case .nearest:
      try writeScattered(to: &sink)
    case .pairs(let minimum), .neighbours(let minimum):
      try writeRows(atLeast: minimum, to: &sink)
    }
  }

  /// Writes every row with what reaches the minimum.
  private func writeRows(
    atLeast minimum: Float, to sink: inout some ByteSink
  ) throws(ExportError) {
    for first in stride(from: 0, to: matrix.rowCount, by: Self.rowsAtATime) {
      let rows = first..<min(first + Self.rowsAtATime, matrix.rowCount)
      var block = matrix.denseSimilarities(ofRows: rows, parallel: parallel)
      if minimum > 0 {
        for i in block.indices where block[i] < minimum { block[i] = 0 }
        for (i, row) in rows.enumerated() { block[i * matrix.rowCount + row] = 1 }
      }
      try NPY.append(block.span, to: &sink)
    }
  }

  /// Writes rows of zeros with the selected cells in them.
  private func writeScattered(to sink: inout some ByteSink) throws(ExportError) {
    var dense = [Float](repeating: 0, count: matrix.rowCount)
    try matrix.forEachSimilarRow(selection, parallel: parallel) {
      (_, columns: Span<Int32>, values: Span<Float>) throws(ExportError) in
      for i in columns.indices { dense[Int(columns[i])] = values[i] }
      try NPY.append(dense.span, to: &sink)
      for i in columns.indices { dense[Int(columns[i])] = 0 }
    }
  }
}
