internal import Topics
internal import Vectors

/// `topictool worker events`: the events of a batch whose similar pairs are known.
enum WorkerEvents: Worker {
  static let specification = Specification(
    name: "worker events", summary: "the events of a batch whose similar pairs are known",
    operands: "",
    details: [
      "In, to one process: similar and background, as event-pairs wrote them; shared, a, b, "
        + "containment_a, containment_b, shingles of a, shingles of b, for each copy and "
        + "partial copy; and article, seq, leader, json of all articles, ascending, with the "
        + "leaders given to event-rows. Out: assigned, seq, cluster, similarity, margin, "
        + "outlier."
    ],
    ownOptions: EventsOptions.searched + [SharedOptions.fields.declaration],
    sharedOptions: [],
    examples: [("topictool worker events < pairs-and-articles.tsv", "after event-pairs")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let search = try EventsOptions.search(arguments)
    var articles = EventArticles(
      fields: arguments[SharedOptions.fields], byteCount: job.limits.keptBytes)
    var cells = SimilarCells()
    var shared: [SharedWords] = []
    while try job.next() {
      switch job.line.kind {
      case "similar": try cells.append(job.line)
      case "background": try cells.appendBackground(job.line)
      case "shared": shared.append(try SharedWords(job.line))
      case "article":
        try job.line.split("article", "seq", "leader", "json", endsInRecord: true)
        try articles.append(job.line, from: 1)
      default: throw job.line.fault("similar, background, shared or article")
      }
    }
    guard !articles.numbers.isEmpty else { return }
    let parallel = Parallel(threads: 1)
    let material = try articles.material(
      sharedTexts: try shared.map { try $0.text(among: articles) }, parallel: parallel)
    let rowCount = try search.comparedRows(of: material).count
    guard cells.isAmong(rowCount) else {
      throw WorkerError.content("a similar pair is none of \(rowCount) rows")
    }
    let pairs = try SimilarPairs([cells], rowCount: rowCount)
    let events = try search.events(of: material, among: pairs, parallel: parallel)
    for (place, number) in articles.numbers.enumerated() {
      var line = OutputLine("assigned")
      line.append(number)
      line.append(Int(events.assignments[place]))
      line.append(Double(events.similarities[place]), decimals: 6)
      line.append(Double(events.margins[place]), decimals: 6)
      line.append(text: events.outliers[place] ? "true" : "false")
      try job.write(line)
    }
  }

  /// What two articles share, as the line of a pair tells it.
  private struct SharedWords {
    let a: Int
    let b: Int
    let share: Float

    init(_ line: InputLine) throws(WorkerError) {
      var line = line
      try line.split(
        "shared", "a", "b", "containment_a", "containment_b", "shingles of a",
        "shingles of b")
      a = try line.integer(1, "a", in: InputLine.articles)
      b = try line.integer(2, "b", in: InputLine.articles)
      guard a != b else { throw line.fault("two articles") }
      let shares = (
        try SharedWords.share(line, containment: 3, shingles: 5),
        try SharedWords.share(line, containment: 4, shingles: 6)
      )
      share = Float(max(shares.0, shares.1))
    }

    /// The share that a column of six decimals was rounded from, to the bit: shares of
    /// fewer than a million shingles are farther apart than that rounds.
    private static func share(
      _ line: InputLine, containment: Int, shingles: Int
    ) throws(WorkerError) -> Double {
      let count = Double(
        try line.integer(shingles, "shingles", in: 1...Int(Int32.max)))
      guard let share = Double(line.string(containment)), 0...1 ~= share else {
        throw line.fault("a containment from 0 to 1, not '\(line.shown(containment))'")
      }
      return (share * count).rounded() / count
    }

    func text(among articles: EventArticles) throws(WorkerError)
      -> EventMaterial.SharedText
    {
      guard let first = articles.place(of: a), let second = articles.place(of: b) else {
        throw .content("articles \(a) and \(b) share text, and one of them is missing")
      }
      return EventMaterial.SharedText(first, second, share: share)
    }
  }
}

extension SimilarCells {
  /// Takes a line of event-pairs: number, cells.
  fileprivate mutating func append(_ line: InputLine) throws(WorkerError) {
    var line = line
    try line.split("similar", "number", "cells")
    let row = try line.article(1, "number")
    let expected = "the cells of row \(row), with greater numbers"
    let cells = try line.row(2, expected)
    guard cells.columns.first ?? 0 > row else { throw line.fault(expected) }
    rows.append(row)
    columns += cells.columns
    values += cells.values
    starts.append(columns.count)
  }

  /// Takes a line of event-pairs: number and three cosines.
  fileprivate mutating func appendBackground(_ line: InputLine) throws(WorkerError) {
    var line = line
    try line.split("background", "number", "first", "second", "third")
    let row = try line.article(1, "number")
    var cosines = GreatestThree()
    for field in 2...4 { cosines.take(try line.cosine(field)) }
    greatest.append(Background(row: row, cosines: cosines))
  }

  /// Whether all rows are among so many.
  fileprivate func isAmong(_ count: Int) -> Bool {
    rows.allSatisfy { $0 < count } && columns.allSatisfy { $0 < count }
      && greatest.allSatisfy { $0.row < count }
  }
}
