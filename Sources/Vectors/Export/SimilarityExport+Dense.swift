extension SimilarityExport {
  /// Writes the matrix as one array.
  func writeNPY(to sink: inout some ByteSink) throws(ExportError) {
    try sink.write(NPY.header(of: .float32, shape: shape).span)
    try forEachDenseRow { (_, values) throws(ExportError) in
      try NPY.append(values, to: &sink)
    }
  }

  /// Writes an archive of the matrix as the one array `similarity`.
  func writeDenseNPZ(to sink: inout some ByteSink) throws(ExportError) {
    // The archive has the checksum before the numbers.
    let values = Spool<Float>(spooling)
    try forEachDenseRow { (_, row) throws(ExportError) in try values.append(row) }
    var archive = ZipArchive()
    try archive.append(
      NPYArray(values, as: .float32, shape: shape), named: "similarity.npy", to: &sink)
    try archive.finish(to: &sink)
  }

  /// Writes a table with ids in the first row and the first column.
  ///
  /// Its first cell is empty, as pandas and R have it, so that no id can be taken for it. A
  /// similarity of 0 is written as `0`: most are.
  func writeWideCSV(to sink: inout some ByteSink) throws(ExportError) {
    let names = names { CSV.append($0, to: &$1) }
    var line: [UInt8] = []
    for column in 0..<join.otherCount {
      line.append(UInt8(ascii: ","))
      names.columns.append(column, to: &line)
      try sink.drain(&line)
    }
    line.append(UInt8(ascii: "\n"))
    try forEachDenseRow { (row, values) throws(ExportError) in
      names.rows.append(row, to: &line)
      for i in values.indices {
        line.append(UInt8(ascii: ","))
        if values[i] == 0 {
          line.append(UInt8(ascii: "0"))
        } else {
          line.append(sixDecimals: Double(values[i]))
        }
      }
      line.append(UInt8(ascii: "\n"))
      try sink.drain(&line)
    }
    try sink.write(line.span)
  }

  /// Rows and columns.
  private var shape: [Int] { [join.rowCount, join.otherCount] }

  /// Calls `body` with all cells of each row in turn; what was not selected is 0.
  private func forEachDenseRow(
    _ body: (Int, Span<Float>) throws(ExportError) -> Void
  ) throws(ExportError) {
    let width = join.otherCount
    guard join.selection.isThreshold else { return try forEachScatteredRow(body) }
    // Up to 64 MB of rows, but never so few that a block of the join is left empty.
    let rowsAtATime = min(256, max(64, (1 << 24) / max(1, width)))
    for first in stride(from: 0, to: join.rowCount, by: rowsAtATime) {
      let range = first..<min(first + rowsAtATime, join.rowCount)
      let block = join.denseRows(range, parallel: parallel)
      for row in range {
        let start = (row - first) * width
        try body(row, block.span.extracting(start..<start + width))
      }
    }
  }

  private func forEachScatteredRow(
    _ body: (Int, Span<Float>) throws(ExportError) -> Void
  ) throws(ExportError) {
    var dense = [Float](repeating: 0, count: join.otherCount)
    try join.forEachRow(parallel: parallel) {
      (row, columns: Span<Int32>, values: Span<Float>) throws(ExportError) in
      for i in columns.indices { dense[Int(columns[i])] = values[i] }
      try body(row, dense.span)
      for i in columns.indices { dense[Int(columns[i])] = 0 }
    }
  }
}
