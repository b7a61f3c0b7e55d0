internal import Dedup
internal import Vectors

/// What `index query` shows on a terminal: how much of a batch is known, and each article
/// that is with its probable source below it.
struct QueryTable {
  /// Known articles that are shown.
  private static let limit = 50

  private let copies: Copies
  private let corpus: Corpus
  private let archiveCount: Int
  private let width: Int
  private let style: Style

  init(_ output: DedupOutput, width: Int, style: Style) {
    copies = output.copies
    corpus = output.corpus
    archiveCount = output.archiveCount ?? 0
    self.width = width
    self.style = style
  }

  /// How much of the batch is known: `4 articles · 2 in the index · 1 new · …`.
  var summary: String { parts.joined(separator: ", ") }

  private var parts: [String] {
    let roles = copies.families.roles[..<copies.batchCount]
    let copied = roles.count { $0 == .copy }
    let partial = roles.count { $0 == .partial }
    return [
      copies.batchCount.of("article", "articles"), "\(archiveCount.grouped) in the index",
      "\((roles.count - copied - partial).grouped) new", copied.of("copy", "copies"),
      "\(partial.grouped) partly copied",
    ]
  }

  /// The lines to print.
  var lines: [String] {
    let roles = copies.families.roles
    let shares = copies.shares
    let known = (0..<copies.batchCount).filter { [.copy, .partial].contains(roles[$0]) }
    var table = Table([
      .init(), .init(isNumber: true), .init(), .init(limit: 24), .init(isFlexible: true),
    ])
    for document in known.prefix(Self.limit) {
      let role = roles[document]
      table.append(
        [
          .init(role.rawValue) { role.paint($0, $1) }, .init(shares[document].percentage),
        ] + cells(of: document))
      table.append(["", "of"] + cells(of: Int(copies.families.sources[document])))
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
