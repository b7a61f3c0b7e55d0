internal import Topics

/// A line of figures.
struct Figures {
  /// A figure, as people and as programs read it.
  enum Figure {
    /// A number of things.
    case count(Int)
    /// A score of so many decimals for people; programs have twelve.
    case score(Double, decimals: Int)

    /// As programs read it.
    var value: Value {
      switch self {
      case .count(let count): .integer(count)
      case .score(let score, _): .number(score, decimals: 12)
      }
    }

    fileprivate var shown: String {
      switch self {
      case .count(let count): String(count)
      case .score(let score, let decimals): score.fixed(decimals)
      }
    }
  }

  /// What they are of, empty if their own names say it.
  private let name: String
  private let figures: [(name: String, figure: Figure)]

  /// A line of figures under a common name, or none.
  init(of name: String = "", _ figures: [(name: String, figure: Figure)]) {
    self.name = name
    self.figures = figures
  }

  /// The line as people read it: `copy  P 0.861  R 0.902`.
  var line: PartedLine {
    let parts = [name] + figures.map { "\($0.name) \($0.figure.shown)" }
    return PartedLine(parts.filter { !$0.isEmpty }, separator: "  ")
  }

  /// The figures for programs, under their full names.
  var rows: [(name: String, value: Value)] {
    figures.map { (name.isEmpty ? $0.name : "\(name) \($0.name)", $0.figure.value) }
  }
}

extension Figures {
  /// Precision, recall and F1 of predicted pairs, by label `copy` and by any reuse.
  static func pairs(_ found: [LabelledPair], against gold: [LabelledPair]) -> [Figures] {
    let relations = Dictionary(found.map { ($0.key, $0.label) }) { $1 }
    func rates(_ positive: Set<String>, isWeighted: Bool) -> Rates {
      Rates(
        of: gold.map { pair in
          (
            found: positive.contains(relations[pair.key] ?? "none"),
            gold: positive.contains(pair.label),
            weight: isWeighted ? Double(pair.other) ?? 0 : 1
          )
        })
    }
    let templates = gold.filter { $0.label == "template" }
    let mistaken = templates.count { relations[$0.key] == "copy" }
    let scored = [("copy", ["copy"] as Set), ("reuse", ["copy", "partial"])].map {
      (name, positive) in
      Figures(
        of: name,
        rates(positive, isWeighted: false).figures(decimals: 3)
          + rates(positive, isWeighted: true).figures(["Pw", "Rw", "Fw"], decimals: 3))
    }
    let counts = Figures(
      of: "pairs",
      [("labelled", .count(gold.count)), ("predicted", .count(relations.count))])
    let formula = Figures(
      of: "templates",
      [("labelled", .count(templates.count)), ("reported as copy", .count(mistaken))])
    return [counts] + scored + [formula]
  }

  /// Precision, recall and F1 of pairs that are in one group, over all pairs and over those
  /// that share no copied text.
  static func events(_ found: NamedGroups, against gold: [LabelledPair]) -> [Figures] {
    let judged = gold.filter { $0.label == "yes" || $0.label == "no" }
    let fresh = judged.filter { $0.other == "none" || $0.other == "template" }
    return [("all", judged), ("not copied", fresh)].map { name, pairs in
      let rates = Rates(
        of: pairs.map { pair in
          let isTogether = found.unites(pair.key.first, pair.key.second)
          return (found: isTogether, gold: pair.label == "yes", weight: 1)
        })
      return Figures(
        of: name, [("pairs", .count(pairs.count))] + rates.figures(decimals: 3))
    }
  }

  /// Measures of a grouping against another.
  static func groups(_ scores: Scores) -> [Figures] {
    [
      Figures([
        ("documents", .count(scores.documentCount)),
        ("classes", .count(scores.classCount)),
        ("clusters", .count(scores.clusterCount)),
        ("missing", .count(scores.missingCount)),
      ]),
      Figures([
        ("ARI", .score(scores.adjustedRand, decimals: 4)),
        ("NMI", .score(scores.normalizedMutualInformation, decimals: 4)),
        ("AMI", .score(scores.adjustedMutualInformation, decimals: 4)),
      ]),
      Figures([
        ("V", .score(scores.vMeasure, decimals: 4)),
        ("homogeneity", .score(scores.homogeneity, decimals: 4)),
        ("completeness", .score(scores.completeness, decimals: 4)),
      ]),
      Figures(of: "B3", scores.bCubed.figures(decimals: 4)),
      Figures(of: "pairs", scores.pairs.figures(decimals: 4)),
      Figures([
        ("purity", .score(scores.purity, decimals: 4)),
        ("inverse purity", .score(scores.inversePurity, decimals: 4)),
      ]),
    ]
  }
}

extension Rates {
  /// Precision, recall and F1 under these names.
  fileprivate func figures(
    _ names: [String] = ["P", "R", "F1"], decimals: Int
  ) -> [(name: String, figure: Figures.Figure)] {
    zip(names, [precision, recall, f1]).map { ($0, .score($1, decimals: decimals)) }
  }
}
