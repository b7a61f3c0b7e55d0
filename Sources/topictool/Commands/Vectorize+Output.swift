internal import Vectors

extension Vectorize {
  /// The cells as rows: `id,term,weight`.
  static func writeRows(
    _ vectors: DocumentVectors, of corpus: Corpus, _ session: Session, _ format: RowFormat
  ) throws {
    let file = try session.standardOutput()
    var writer = try RowWriter(format, columns: ["id", "term", "weight"], to: file)
    for row in 0..<corpus.count {
      let id = Value.text(corpus.string(.id, of: row))
      for cell in vectors.matrix.cells(ofRow: row) {
        let term = vectors.model.columns.name(of: Int(vectors.matrix.columns[cell]))
        let weight = Double(vectors.matrix.values[cell])
        try writer.append([id, .text(term), .number(weight, decimals: 6)])
      }
    }
    try writer.finish()
  }

  /// The heaviest terms of each article.
  static func writeTable(
    _ vectors: DocumentVectors, of corpus: Corpus, _ session: Session
  ) throws {
    var table = Table([
      .init(heading: "article", isFlexible: true),
      .init(heading: "terms", isNumber: true),
      .init(heading: "heaviest", isFlexible: true),
    ])
    for row in 0..<corpus.count {
      let cells = vectors.matrix.cells(ofRow: row)
      let heaviest = cells.sorted {
        let (a, b) = (vectors.matrix.values[$0], vectors.matrix.values[$1])
        return a != b ? a > b : $0 < $1
      }
      let terms = heaviest.prefix(8).map {
        vectors.model.columns.name(of: Int(vectors.matrix.columns[$0]))
      }
      table.append([
        .init(corpus.headline(of: row)), .init(String(cells.count)),
        .init(terms.joined(separator: ", ")) { $0.dim($1) },
      ])
    }
    try session.print(table.lines(width: session.width, style: session.style))
  }
}
