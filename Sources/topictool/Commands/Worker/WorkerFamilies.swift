internal import Dedup

/// `topictool worker families`: makes families of the texts that copies connect.
enum WorkerFamilies: Worker {
  static let specification = Specification(
    name: "worker families",
    summary: "which articles are a family, and its source",
    operands: "",
    details: [
      "In, by component: component, article, seq, text, words, time, credits; and component, "
        + "pair, and what verify writes of a copy or partial copy within the component. Out: "
        + "family, seq, first, size, source, whether it is the first article of its text "
        + "(1 or 0), evidence, agency of the family, agencies that the article credits.",
      "A component is the texts that copies connect, as components finds them; its articles "
        + "are all that have these texts.",
    ],
    ownOptions: [WorkerOptions.agencies.declaration],
    sharedOptions: [],
    examples: [("topictool worker families < lines.tsv", "of some components")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let agencies = try WorkerOptions.search(arguments).agencies
    let families = ComponentFamilies(agencies: agencies)
    var group = WorkerGroup("component")
    var component = Component(agencyCount: agencies.names.count)
    while try job.next() {
      try job.line.split("component", "kind", "rest", endsInRecord: true)
      try group.move(to: job.line) { try component.finish(families, job) }
      try component.take(&job.line)
    }
    try group.end { try component.finish(families, job) }
  }

  /// The lines of a component.
  private struct Component {
    let agencyCount: Int
    private var articles: [ComponentFamilies.Article] = []
    private var pairs: [PairRecord] = []

    init(agencyCount: Int) {
      self.agencyCount = agencyCount
    }

    /// Takes in a line, of which the first three fields are known.
    mutating func take(_ line: inout InputLine) throws(WorkerError) {
      switch line.string(1) {
      case "article":
        try line.split("component", "kind", "seq", "text", "words", "time", "credits")
        articles.append(
          ComponentFamilies.Article(
            number: try line.article(2, "seq"), text: try line.article(3, "text"),
            words: try line.count(4, "words"), time: try line.time(5, "time"),
            credits: try line.credits(6, agencyCount: agencyCount)))
      case "pair":
        try line.split(
          "component", "kind", "a", "b", "relation", "jaccard", "containment_a",
          "containment_b", "shared_words", "longest_run", "score", "equal_own_a",
          "equal_own_b", "own_a", "own_b", "passages")
        pairs.append(try line.pairRecord(at: 2))
      default:
        throw line.fault("article or pair for kind, not '\(line.shown(1))'")
      }
    }

    /// Writes the articles of the component, and forgets it.
    mutating func finish(_ families: ComponentFamilies, _ job: WorkerJob) throws {
      var pairs: [PairRecord] = []
      swap(&pairs, &self.pairs)
      for member in try families.members(of: articles, pairs: pairs) {
        var line = OutputLine("family")
        line.append(member.article)
        line.append(member.first)
        line.append(member.size)
        line.append(member.source)
        line.append(member.isFirstOfText ? 1 : 0)
        line.append(text: member.evidence.names.joined(separator: ";"))
        line.append(text: member.agency ?? "")
        line.append(text: member.credited.joined(separator: ";"))
        try job.write(line)
      }
      articles.removeAll(keepingCapacity: true)
    }
  }
}

extension InputLine {
  /// A field of credits, as `sign` writes them: `agency:place`, with semicolons between.
  func credits(_ index: Int, agencyCount: Int) throws(WorkerError) -> [AgencyCredit] {
    var credits: [AgencyCredit] = []
    for credit in string(index).split(separator: ";", omittingEmptySubsequences: false) {
      if field(index).isEmpty { break }
      let sides = credit.split(separator: ":", omittingEmptySubsequences: false)
      guard sides.count == 2, let agency = Int(sides[0]),
        (0..<agencyCount).contains(agency),
        let place = Int(sides[1]).flatMap(AgencyCredit.Place.init)
      else { throw fault("agency:place;... for credits, not '\(shown(index))'") }
      credits.append(AgencyCredit(agency: agency, place: place))
    }
    return credits
  }
}
