internal import Dedup
internal import Topics
internal import Vectors

extension ReportContent {
  /// Labels of a group.
  private static let labelLimit = 5
  /// Problems of records that are told one by one.
  private static let problemLimit = 20

  /// What the page has to know from the start.
  ///
  /// - Parameters:
  ///   - title: what the batch is called.
  ///   - language: the language of the page.
  ///   - outlets: the outlets by number.
  ///   - texts: the texts that are in the page.
  /// - Returns: the block `summary`.
  func summary(
    title: String, language: ReportLanguage, outlets: ReportOutlets, texts: TextBlocks
  ) -> DataBlock {
    let skipped = problems.filter(\.isSkipped)
    return DataBlock(
      "summary",
      .record([
        ("version", .text(Tool.version)), ("language", .text(language.rawValue)),
        ("title", .text(title.printable)), ("articles", .integer(corpus.count)),
        ("records", .integer(corpus.count + skipped.count)),
        (
          "skipped",
          .list(
            ProblemReport.counts(skipped).map {
              .list([.text($0.reason.printable), .integer($0.count)])
            })
        ),
        (
          "problems",
          .list(
            problems.prefix(Self.problemLimit).map { .text($0.description.printable) })
        ),
        ("outlets", outlets.names), ("outletRows", outlets.rows),
        ("agencies", .list(copies.credits.names.map { .text($0) })),
        ("families", families),
        ("events", named(labels.events, count: events.sizes.count { $0 > 1 })),
        ("topics", named(labels.topics, count: topics.count)),
        ("textsLeftOut", .integer(texts.leftOutCount)),
      ]))
  }

  /// The families of two articles or more, the largest first: number, agency or -1, and
  /// what speaks for the source.
  private var families: Value {
    let families = copies.families
    return .list(
      families.members(ofFamiliesFrom: 2).map { members in
        let number = Int(families.numbers[members[0]])
        return .list([
          .integer(number), .integer(families.agencies[number - 1] ?? -1),
          .text(families.evidence[number - 1].names.joined(separator: ";")),
        ])
      })
  }

  /// The names of the first groups: all topics, and of the events those of two articles or
  /// more.
  private func named(_ labels: GroupLabels?, count: Int) -> Value {
    guard let labels else { return .list([]) }
    return .list(
      (0..<count).map { group in
        .record([
          (
            "labels",
            .list(labels[group].prefix(Self.labelLimit).map { .text($0.text.printable) })
          ),
          ("headline", .integer(labels.headlines[group])),
        ])
      })
  }
}
