/// What stands around the names and the value of a cell that is a line of text.
struct CellLine {
  private let beforeNumber: [UInt8]?
  private let beforeRow: [UInt8]
  private let beforeColumn: [UInt8]
  private let beforeValue: [UInt8]
  private let end: [UInt8]

  /// A line of these parts; a line feed follows the last one.
  ///
  /// With `beforeNumber` the line begins with that and its number, counted from 0.
  init(
    numberedAfter beforeNumber: String? = nil, _ beforeRow: String,
    _ beforeColumn: String, _ beforeValue: String, _ end: String
  ) {
    self.beforeNumber = beforeNumber.map { Array($0.utf8) }
    self.beforeRow = Array(beforeRow.utf8)
    self.beforeColumn = Array(beforeColumn.utf8)
    self.beforeValue = Array(beforeValue.utf8)
    self.end = Array((end + "\n").utf8)
  }

  /// Appends the line of a cell.
  func append(
    _ number: Int, _ row: Int, _ column: Int, _ value: Float, _ names: CellNames,
    to lines: inout [UInt8]
  ) {
    if let beforeNumber {
      lines += beforeNumber
      lines.append(decimal: number)
    }
    lines += beforeRow
    names.rows.append(row, to: &lines)
    lines += beforeColumn
    names.columns.append(column, to: &lines)
    lines += beforeValue
    lines.append(sixDecimals: Double(value))
    lines += end
  }
}

/// What the rows and the columns are called in a format.
struct CellNames {
  let rows: QuotedNames
  let columns: QuotedNames
}

extension SimilarityExport {
  /// Writes `a,b,similarity`.
  func writeCSV(to sink: inout some ByteSink) throws(ExportError) {
    try sink.write("a,b,similarity\n")
    let names = names { CSV.append($0, to: &$1) }
    try writeLines(CellLine("", ",", ",", ""), names, to: &sink)
  }

  /// Writes an object a line.
  func writeJSONLines(to sink: inout some ByteSink) throws(ExportError) {
    let names = names { JSONString.append($0, to: &$1) }
    let line = CellLine(#"{"a":"#, #","b":"#, #","similarity":"#, "}")
    try writeLines(line, names, to: &sink)
  }

  /// Writes a line for each selected similarity.
  func writeLines(
    _ line: CellLine, _ names: CellNames, to sink: inout some ByteSink
  ) throws(ExportError) {
    var lines: [UInt8] = []
    var order: [Int] = []
    var number = 0
    try join.forEachRow(parallel: parallel) {
      (row: Int, columns: Span<Int32>, values: Span<Float>) throws(ExportError) in
      sort(&order, values)
      for i in order {
        line.append(number, row, Int(columns[i]), values[i], names, to: &lines)
        number += 1
        try sink.drain(&lines)
      }
    }
    try sink.write(lines.span)
  }

  /// The ids as a format quotes them.
  ///
  /// - Parameters:
  ///   - prefix: what stands before the ids of another batch.
  ///   - append: how the format quotes.
  /// - Returns: the names of rows and columns.
  func names(
    othersAfter prefix: String = "", quoting append: (Span<UInt8>, inout [UInt8]) -> Void
  ) -> CellNames {
    let names = QuotedNames(of: rows, quoting: append)
    let columns = others.map { QuotedNames(of: $0, after: prefix, quoting: append) }
    return CellNames(rows: names, columns: columns ?? names)
  }

  /// The order of a row's lines: of the nearest the best first, of pairs as they stand.
  private func sort(_ order: inout [Int], _ values: Span<Float>) {
    order.removeAll(keepingCapacity: true)
    order += values.indices
    guard !join.selection.isThreshold else { return }
    let similarities = order.map { values[$0] }
    order.sort { (-similarities[$0], $0) < (-similarities[$1], $1) }
  }
}
