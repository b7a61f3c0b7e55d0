internal import Vectors

extension Similarity {
  /// Pairs that a table has room for.
  private static let tableLimit = 50

  /// Writes the pairs to standard output: as rows in the order of the batch, or the most
  /// similar ones as a table.
  static func write(
    _ similar: SparseMatrix, of corpus: Corpus, _ session: Session
  ) throws {
    if case .rows(let format) = session.display {
      var writer = try RowWriter(
        format, columns: ["a", "b", "similarity"], to: try session.standardOutput())
      for row in 0..<similar.rowCount {
        let a = Value.text(corpus.string(.id, of: row))
        for cell in similar.cells(ofRow: row) {
          let b = Value.text(corpus.string(.id, of: Int(similar.columns[cell])))
          try writer.append([a, b, .number(Double(similar.values[cell]), decimals: 6)])
        }
      }
      try writer.finish()
      return
    }
    let pairs = (0..<similar.rowCount).flatMap { row in
      similar.cells(ofRow: row).map { (a: row, cell: $0) }
    }
    // The batch's order breaks ties.
    let closest = pairs.sorted {
      let (x, y) = (similar.values[$0.cell], similar.values[$1.cell])
      return x != y ? x > y : $0.cell < $1.cell
    }
    var table = Table([
      .init(isNumber: true), .init(heading: "article", isFlexible: true),
      .init(heading: "similar to", isFlexible: true),
    ])
    for pair in closest.prefix(tableLimit) {
      table.append([
        .init(Double(similar.values[pair.cell]).fixed(3)) { $0.bold($1) },
        .init(corpus.headline(of: pair.a)),
        .init(corpus.headline(of: Int(similar.columns[pair.cell]))),
      ])
    }
    try session.print(table.lines(width: session.width, style: session.style))
    if pairs.count > tableLimit {
      let rest = (pairs.count - tableLimit).of("pair", "pairs")
      try session.print([session.style.dim("and \(rest) more: --format csv lists all")])
    }
  }
}
