extension SimilarityExport {
  /// Writes a line for each selected similarity.
  func writeRows(to sink: inout some ByteSink, isJSON: Bool) throws(ExportError) {
    var lines = isJSON ? [] : Array("a,b,similarity\n".utf8)
    var order: [Int] = []
    var scratch: [UInt8] = []
    let ids = QuotedIDs(of: corpus, isJSON: isJSON, scratch: &scratch)
    try join.forEachRow(parallel: parallel) {
      (row: Int, columns: Span<Int32>, values: Span<Float>) throws(ExportError) in
      sort(&order, values)
      for i in order {
        lines += isJSON ? Self.beforeA : []
        ids.append(row, to: &lines)
        lines += isJSON ? Self.beforeB : Self.comma
        ids.append(Int(columns[i]), to: &lines)
        lines += isJSON ? Self.beforeSimilarity : Self.comma
        lines.append(sixDecimals: Double(values[i]))
        lines += isJSON ? Self.endOfObject : Self.endOfLine
      }
      try sink.drain(&lines)
    }
    try sink.write(lines.span)
  }

  /// The order of a row's lines: of the nearest the best first, of pairs as they stand.
  private func sort(_ order: inout [Int], _ values: Span<Float>) {
    order.removeAll(keepingCapacity: true)
    order += values.indices
    guard !join.selection.isThreshold else { return }
    let similarities = order.map { values[$0] }
    order.sort { (-similarities[$0], $0) < (-similarities[$1], $1) }
  }

  private static let beforeA = Array(#"{"a":"#.utf8)
  private static let beforeB = Array(#","b":"#.utf8)
  private static let beforeSimilarity = Array(#","similarity":"#.utf8)
  private static let endOfObject = Array("}\n".utf8)
  private static let comma = Array(",".utf8)
  private static let endOfLine = Array("\n".utf8)
}

/// The ids of a batch, quoted once and written many times.
private struct QuotedIDs {
  private var bytes: [UInt8] = []
  private var starts = [0]

  init(of corpus: Corpus, isJSON: Bool, scratch: inout [UInt8]) {
    for document in 0..<corpus.count {
      let id = corpus.bytes(.id, of: document, scratch: &scratch)
      if isJSON {
        JSONString.append(id, to: &bytes)
      } else {
        CSV.append(id, to: &bytes)
      }
      starts.append(bytes.count)
    }
  }

  func append(_ document: Int, to lines: inout [UInt8]) {
    lines += bytes[starts[document]..<starts[document + 1]]
  }
}
