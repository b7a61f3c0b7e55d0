internal import Dedup
internal import Vectors

/// `topictool index stats`: what an index holds, and what it takes.
enum IndexStats: Command {
  static let specification = Specification(
    name: "index stats", summary: "what it holds, and how much space it takes",
    operands: "DIR",
    details: [
      "Reads the list of files only, and is done at once. texts counts different texts, "
        + "deleted the articles whose place index compact frees."
    ],
    ownOptions: [],
    sharedOptions: SharedOptions.ofEveryRun + [
      SharedOptions.format.declaration, SharedOptions.color.declaration,
    ],
    examples: [
      ("topictool index stats archive.index", "on a terminal"),
      ("topictool index stats archive.index --format json", "for other programs"),
    ], indexUse: .read)

  static func run(_ session: Session) throws {
    let folder = try session.onlyIndexFolder()
    let index = try session.index(at: folder)
    try session.endDryRun()
    let rows = rows(of: index)
    switch session.display {
    case .nothing: break
    case .rows(.csv):
      let file = try session.standardOutput()
      let single = rows.filter { if case .list = $0.value { false } else { true } }
      var writer = try RowWriter(.csv, columns: single.map(\.name), to: file)
      try writer.append(single.map(\.value))
      try writer.finish()
    case .rows: try session.standardOutput().writeJSON(.record(rows))
    case .table: try session.print(lines(rows, of: index, session))
    }
  }

  /// The figures, under the names that programs find them by.
  private static func rows(of index: ArticleIndex) -> [(name: String, value: Value)] {
    let (statistics, parameters) = (index.statistics, index.parameters)
    let articles = Double(max(statistics.articles, 1))
    let withoutTexts = statistics.bytes - statistics.articleBytes
    return [
      ("articles", .integer(statistics.articles)),
      ("deleted", .integer(statistics.deleted)), ("texts", .integer(statistics.texts)),
      ("recurring_phrases", .integer(statistics.recurringPhrases)),
      ("bytes", .integer(statistics.bytes)),
      ("bytes_an_article", .number(Double(statistics.bytes) / articles, decimals: 0)),
      (
        "bytes_an_article_without_texts",
        .number(Double(withoutTexts) / articles, decimals: 0)
      ),
      ("shingle", .integer(parameters.shingle)), ("seed", .text(String(parameters.seed))),
      ("min_words", .integer(parameters.minimumWords)),
      (
        "segments",
        .list(
          statistics.segments.map { segment in
            .record([
              ("articles", .integer(segment.articles)),
              ("deleted", .integer(segment.deleted)), ("bytes", .integer(segment.bytes)),
            ])
          })
      ),
    ]
  }

  private static func lines(
    _ rows: [(name: String, value: Value)], of index: ArticleIndex, _ session: Session
  ) -> [String] {
    var figures = Table([.init(), .init(isNumber: true)])
    for (name, value) in rows {
      let shown: String? =
        switch value {
        case .list: nil
        case .integer(let number) where name == "bytes": number.asSize
        case .integer(let number): number.grouped
        default: value.plain
        }
      if let shown {
        figures.append([.init(name.replacing("_", with: " ")), .init(shown)])
      }
    }
    var segments = Table([
      .init(heading: "segment", isNumber: true),
      .init(heading: "articles", isNumber: true),
      .init(heading: "deleted", isNumber: true), .init(heading: "size", isNumber: true),
    ])
    for (place, segment) in index.statistics.segments.enumerated() {
      segments.append([
        .init(String(place + 1)), .init(segment.articles.grouped),
        .init(segment.deleted.grouped), .init(segment.bytes.asSize),
      ])
    }
    return figures.lines(width: session.width, style: session.style) + [""]
      + segments.lines(width: session.width, style: session.style)
  }
}
