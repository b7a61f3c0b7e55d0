internal import Vectors

/// What the user is told of records that were skipped or mended.
struct ProblemReport {
  /// Problems that are told one by one.
  private static let limit = 20

  private let problems: [RecordProblem]
  private let articleCount: Int

  /// The report on a batch of which `articleCount` articles were read.
  init(_ problems: [RecordProblem], articleCount: Int) {
    self.problems = problems
    self.articleCount = articleCount
  }

  /// The first problems, a line each, and how many more there are; or all of them.
  func lines(all isWhole: Bool = false) -> [String] {
    let shown = isWhole ? problems.count : min(problems.count, Self.limit)
    var lines = problems.prefix(shown).map { $0.description.printable }
    let rest = problems.count - shown
    if rest > 0 {
      lines.append(
        "and \(rest.of("more problem", "more problems")) (--verbose shows all)")
    }
    return lines
  }

  /// How many records were skipped or mended and why, nil if none was.
  var summary: String? {
    let skipped = problems.filter(\.isSkipped)
    let mended = problems.filter { !$0.isSkipped }
    var parts: [String] = []
    if !skipped.isEmpty {
      let all = (articleCount + skipped.count).of("record", "records")
      parts.append("skipped \(skipped.count.grouped) of \(all): \(Self.reasons(skipped))")
    }
    if !mended.isEmpty {
      let all = mended.count.of("record", "records")
      parts.append("kept \(all) \(Self.reasons(mended, counted: false))")
    }
    parts += advice
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// Options that may help.
  private var advice: [String] {
    var advice: [String] = []
    let textless = problems.count { problem in
      switch problem.reason {
      case .noText, .noTextColumn: true
      default: false
      }
    }
    if articleCount == 0, textless > 0 {
      advice.append("--fields text=NAME says what the text is called")
    }
    if problems.contains(where: { if case .replaced = $0.reason { true } else { false } })
    {
      advice.append("--encoding NAME says what else it is in, such as windows-1256")
    }
    return advice
  }

  /// The reasons in words.
  private static func reasons(_ problems: [RecordProblem], counted: Bool = true) -> String
  {
    counts(problems).map {
      counted ? "\($0.count.grouped) \($0.reason)" : $0.reason
    }.joined(separator: ", ")
  }

  /// How many records each reason has, the most frequent first, equal ones in the order of
  /// the input.
  static func counts(_ problems: [RecordProblem]) -> [(reason: String, count: Int)] {
    var counts: [(reason: String, count: Int)] = []
    for problem in problems {
      let reason = problem.reason.summary
      if let i = counts.firstIndex(where: { $0.reason == reason }) {
        counts[i].count += 1
      } else {
        counts.append((reason, 1))
      }
    }
    let order = counts.indices.sorted {
      (counts[$1].count, $0) < (counts[$0].count, $1)
    }
    return order.map { counts[$0] }
  }
}
