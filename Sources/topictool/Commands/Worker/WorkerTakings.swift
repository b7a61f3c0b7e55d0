internal import Dedup

/// `topictool worker takings`: what texts took from others.
enum WorkerTakings: Worker {
  static let specification = Specification(
    name: "worker takings", summary: "how much of a text was taken, and from where",
    operands: "",
    details: [
      "In, by text: text, article, seq, first, source, time, words, of the first article of "
        + "the text as families tells it; and text, pair, other, the same five of the other "
        + "text's first article, and what verify writes of a copy or partial copy. Each pair "
        + "comes twice, under either text. Out, for each text that took anything: taken, "
        + "text, copied words, their share of all, family that most are from, article with "
        + "which most are shared.",
      "Families go by their first articles.",
    ],
    ownOptions: [], sharedOptions: [],
    examples: [("topictool worker takings < lines.tsv", "of some texts")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    var group = WorkerGroup("text")
    var text = Text()
    while try job.next() {
      try job.line.split("text", "kind", "rest", endsInRecord: true)
      try group.move(to: job.line) { try text.finish(job) }
      try text.take(&job.line)
    }
    try group.end { try text.finish(job) }
  }

  /// The lines of a text.
  private struct Text {
    private var number: Int32 = 0
    private var first: Precedence?
    private var pairs: [(text: Int32, pair: TakenText.Pair)] = []

    /// Takes in a line, of which the first three fields are known.
    mutating func take(_ line: inout InputLine) throws(WorkerError) {
      number = try line.article(0, "text")
      switch line.string(1) {
      case "article":
        try line.split("text", "kind", "seq", "first", "source", "time", "words")
        guard first == nil else { throw line.fault("one article of text \(number)") }
        first = try line.precedence(at: 2, ofText: Int(number))
      case "pair":
        try line.split(
          "text", "kind", "other", "seq", "first", "source", "time", "words", "a", "b",
          "relation", "jaccard", "containment_a", "containment_b", "shared_words",
          "longest_run", "score", "equal_own_a", "equal_own_b", "own_a", "own_b",
          "passages")
        pairs.append(try pair(line))
      default:
        throw line.fault("article or pair for kind, not '\(line.shown(1))'")
      }
    }

    private func pair(
      _ line: InputLine
    ) throws(WorkerError) -> (text: Int32, pair: TakenText.Pair) {
      let other = try line.article(2, "other")
      let record = try line.pairRecord(at: 8)
      guard other != number, record.pair == TextPair(number, other) else {
        throw line.fault("a pair of texts \(number) and \(other)")
      }
      let isFirst = number < other
      let passages = try line.passages(8 + VerifiedLine.passages)
      return (
        other,
        TakenText.Pair(
          other: try line.precedence(at: 3, ofText: Int(other)),
          ownWords: record.own.shared,
          passages: passages.map { isFirst ? $0.a : $0.b })
      )
    }

    /// Writes what the text took, and forgets it.
    mutating func finish(_ job: WorkerJob) throws {
      guard let first else {
        throw PartFault.noArticle(Int(number), reason: "it is missing")
      }
      if let taken = try TakenText(of: number, first: first, pairs: pairs) {
        var line = OutputLine("taken")
        line.append(Int(number))
        line.append(Int(taken.words))
        let share = first.words > 0 ? Double(taken.words) / Double(first.words) : 0
        line.append(share, decimals: 4)
        line.append(taken.family)
        line.append(taken.origin)
        try job.write(line)
      }
      self.first = nil
      pairs.removeAll(keepingCapacity: true)
    }
  }
}

extension InputLine {
  /// Five fields that say which of two articles came first.
  fileprivate func precedence(
    at index: Int, ofText text: Int
  ) throws(WorkerError) -> Precedence {
    let article = try integer(index, "seq", in: Self.articles)
    let family = try integer(index + 1, "first", in: Self.articles)
    let source = try integer(index + 2, "source", in: Self.articles)
    // A text is named by its first article, and a family by that of its first text.
    guard family <= text, text <= article, family <= source else {
      throw fault("a seq of text \(text) or behind, of a family that began before")
    }
    return Precedence(
      document: article, family: family, isSource: source == article,
      time: try time(index + 3, "time"), words: try count(index + 4, "words"))
  }
}
