internal import Dedup
internal import Vectors

/// What `dedup` shows on a terminal: how much of the batch is copied, and the largest
/// families, source first.
struct DedupTable {
  /// Families that are shown, and articles of each.
  private static let limits = (families: 25, articles: 12)

  private let copies: Copies
  private let corpus: Corpus
  private let archiveCount: Int?
  private let width: Int
  private let style: Style
  /// Share of each article's shingles that its source has, or else its nearest relative.
  private let shares: [Double]

  init(_ output: DedupOutput, width: Int, style: Style) {
    copies = output.copies
    corpus = output.corpus
    archiveCount = output.archiveCount
    self.width = width
    self.style = style
    shares = copies.shares
  }

  /// The lines to print.
  var lines: [String] {
    let groups = copies.groups(in: corpus)
    var table = Table([
      .init(), .init(isNumber: true), .init(), .init(limit: 24), .init(isFlexible: true),
    ])
    var headings: [Int: [String]] = [:]
    var remarks: [Int: String] = [:]
    var rowCount = 0
    for group in groups.prefix(Self.limits.families) {
      headings[rowCount] = heading(of: group).lines(width: width, style: style)
      for document in group.prefix(Self.limits.articles) {
        table.append(row(of: document, in: group))
        rowCount += 1
      }
      let rest = group.count - Self.limits.articles
      if rest > 0 { remarks[rowCount] = "    and \(rest) more" }
    }
    var lines = summary(groups).lines(width: width, style: style)
    for (i, line) in table.lines(width: width, indent: 2, style: style).enumerated() {
      if let remark = remarks[i] { lines.append(style.dim(remark)) }
      if let heading = headings[i] { lines += [""] + heading }
      lines.append(line)
    }
    if let remark = remarks[rowCount] { lines.append(style.dim(remark)) }
    let rest = groups.count - Self.limits.families
    if rest > 0 {
      let families = rest.of("smaller family", "smaller families")
      lines += ["", style.dim("and \(families): --families FILE lists all")]
    }
    return lines
  }
}

extension DedupTable {
  /// How much of the batch is copied.
  private func summary(_ groups: [[Int]]) -> PartedLine {
    let roles = copies.families.roles[..<copies.batchCount]
    let outlets = Set(
      roles.indices.map { corpus.shown(.source, of: $0) }.filter { !$0.isEmpty })
    let copied = roles.count { $0 == .copy }
    let partial = roles.count { $0 == .partial }
    let families = copies.families.sizes.count { $0 > 1 }
    var parts = [copies.batchCount.of("article", "articles")]
    if let archiveCount, archiveCount > 0 {
      parts.append("\(archiveCount.grouped) in the archive")
    }
    if !outlets.isEmpty { parts.append(outlets.count.of("outlet", "outlets")) }
    parts.append(families.of("family", "families"))
    parts.append(copied.of("copy", "copies") + share(copied))
    parts.append("\(partial.grouped) partly copied\(share(partial))")
    return PartedLine(parts) { $0.bold($1) }
  }

  private func share(_ count: Int) -> String {
    let all = copies.batchCount
    return all == 0 ? "" : " (\((Double(count) / Double(all)).percentage))"
  }

  private func heading(of group: [Int]) -> PartedLine {
    let outlets = Set(group.map { corpus.shown(.source, of: $0) }.filter { !$0.isEmpty })
    let days = group.compactMap { corpus.day(of: $0) }.sorted()
    var parts = [
      "family \(copies.families.numbers[group[0]])",
      group.count.of("article", "articles"),
    ]
    if !outlets.isEmpty { parts.append(outlets.count.of("outlet", "outlets")) }
    if let first = days.first, let last = days.last {
      parts.append(first == last ? first : "\(first) to \(last)")
    }
    let number = Int(copies.families.numbers[group[0]])
    if let agency = copies.families.agencies[number - 1],
      agency != copies.credits.unnamed
    {
      parts.append("credits \(copies.credits.names[agency])")
    }
    var line = PartedLine([parts[0]]) { $0.bold($1) }
    line.append(Array(parts.dropFirst())) { $0.dim($1) }
    return line
  }

  /// Role, share of copied words, date, outlet, title.
  private func row(of document: Int, in group: [Int]) -> [Table.Cell] {
    let role = copies.families.roles[document]
    let isFirst = document == group[0]
    let title = corpus.headline(of: document)
    let isRepeated = !isFirst && title == corpus.headline(of: group[0])
    return [
      .init(isFirst ? "source" : role.rawValue, indent: isFirst ? 0 : 2) { style, text in
        isFirst ? style.green(text) : role.paint(style, text)
      },
      .init(isFirst ? "" : shares[document].percentage),
      .init(corpus.dateline(of: document)) { $0.dim($1) },
      .init(corpus.shown(.source, of: document)),
      .init(title) { isRepeated ? $0.dim($1) : $1 },
    ]
  }
}
