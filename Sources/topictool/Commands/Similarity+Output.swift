internal import Vectors

extension Similarity {
  /// Pairs that a table has room for.
  private static let tableLimit = 50

  /// Prints the pairs in the order of the batch, as rows.
  static func printRows(
    _ join: SimilarityJoin, of batch: ComparedBatch, as format: RowFormat,
    _ session: Session,
    _ parallel: Parallel
  ) throws {
    var writer = try RowWriter(
      format, columns: ["a", "b", "similarity"], to: try session.standardOutput())
    let (rows, others) = (batch.inputs, batch.others ?? batch.inputs)
    try join.forEachRow(parallel: parallel) { row, columns, values in
      let a = Value.text(rows.string(.id, of: row))
      for i in columns.indices {
        let b = Value.text(others.string(.id, of: Int(columns[i])))
        try writer.append([a, b, .number(Double(values[i]), decimals: 6)])
      }
    }
    try writer.finish()
  }

  /// Prints the most similar pairs as a table.
  static func printTable(
    _ join: SimilarityJoin, of batch: ComparedBatch, _ session: Session,
    _ parallel: Parallel
  ) throws {
    var closest = ClosestPairs(limit: tableLimit)
    join.forEachRow(parallel: parallel) { row, columns, values in
      for i in columns.indices { closest.insert(row, Int(columns[i]), values[i]) }
    }
    session.progress.beginWriting()
    var table = Table([
      .init(isNumber: true), .init(heading: "article", isFlexible: true),
      .init(heading: "similar to", isFlexible: true),
    ])
    for pair in closest.best {
      table.append([
        .init(Double(pair.similarity).fixed(3)) { $0.bold($1) },
        .init(batch.inputs.headline(of: pair.a)),
        .init((batch.others ?? batch.inputs).headline(of: pair.b)),
      ])
    }
    try session.print(table.lines(width: session.width, style: session.style))
    if closest.count > tableLimit {
      let rest = (closest.count - tableLimit).of("pair", "pairs")
      try session.print([session.style.dim("and \(rest) more: --format csv lists all")])
    }
  }
}

/// The most similar pairs of many, of equally similar ones those that came first.
private struct ClosestPairs {
  private let limit: Int
  private var kept: [(a: Int, b: Int, similarity: Float, order: Int)] = []
  /// How many pairs there were.
  private(set) var count = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func insert(_ a: Int, _ b: Int, _ similarity: Float) {
    kept.append((a, b, similarity, count))
    count += 1
    // Sorting now and then is cheaper than keeping order all the time.
    if kept.count >= 64 * limit { kept = best }
  }

  /// The best in their order.
  var best: [(a: Int, b: Int, similarity: Float, order: Int)] {
    let sorted = kept.sorted { ($1.similarity, $0.order) < ($0.similarity, $1.order) }
    return Array(sorted.prefix(limit))
  }
}
