internal import Dedup
internal import Vectors

/// What `index query` shows on a terminal: how much of a batch is known, and each article
/// that is with the one it is likely copied from below it.
struct QueryTable {
  /// Known articles that are shown.
  private static let limit = 50

  private let corpus: Corpus
  private let archiveCount: Int
  private let width: Int
  private let style: Style
  /// Of each article of the batch its pair with what it is likely copied from.
  private let origins: [CopyPair?]

  init(_ output: DedupOutput, width: Int, style: Style) {
    corpus = output.corpus
    archiveCount = output.archiveCount ?? 0
    self.width = width
    self.style = style
    origins = output.origins
  }

  /// How much of the batch is known, in one line.
  var summary: String { parts.joined(separator: ", ") }

  private var parts: [String] {
    let copied = origins.count { $0?.relation == .copy }
    let partial = origins.count { $0?.relation == .partial }
    return [
      "\(origins.count.of("article", "articles")) against \(archiveCount.grouped)",
      "\((origins.count - copied - partial).grouped) new", copied.of("copy", "copies"),
      "\(partial.grouped) partly copied",
    ]
  }

  /// The lines to print.
  var lines: [String] {
    let known = origins.compactMap(\.self)
    var table = Table([
      .init(), .init(isNumber: true), .init(), .init(limit: 24), .init(isFlexible: true),
    ])
    for pair in known.prefix(Self.limit) {
      let share = pair.containmentA.percentage
      table.append(
        [
          .init(pair.relation.rawValue) { style, text in
            pair.relation == .partial ? style.cyan(text) : style.yellow(text)
          }, .init(share),
        ] + cells(of: pair.a))
      table.append(["", "of"] + cells(of: pair.b))
    }
    var lines = PartedLine(parts) { $0.bold($1) }.lines(width: width, style: style)
    if !known.isEmpty { lines.append("") }
    lines += table.lines(width: width, indent: 2, style: style)
    let rest = known.count - Self.limit
    if rest > 0 {
      lines += ["", style.dim("and \(rest.grouped) more: --pairs FILE lists all")]
    }
    return lines
  }

  /// Date, outlet, title.
  private func cells(of document: Int) -> [Table.Cell] {
    [
      .init(corpus.dateline(of: document)) { $0.dim($1) },
      .init(corpus.shown(.source, of: document)),
      .init(corpus.headline(of: document)),
    ]
  }
}

extension DedupOutput {
  /// Of each article of the batch the pair with its probable source where that is listed,
  /// else with the article that has most of it; copies before partial copies, and nil where
  /// there are neither.
  fileprivate var origins: [CopyPair?] {
    var origins = [CopyPair?](repeating: nil, count: copies.batchCount)
    for pair in pairs where pair.relation == .copy || pair.relation == .partial {
      if let other = origins[pair.a], rank(of: pair) <= rank(of: other) { continue }
      origins[pair.a] = pair
    }
    return origins
  }

  private func rank(of pair: CopyPair) -> (Int, Int, Double) {
    (
      pair.relation == .copy ? 1 : 0,
      Int(copies.families.sources[pair.a]) == pair.b ? 1 : 0, pair.containmentA
    )
  }
}
