internal import Topics

/// A line of scores.
struct Figures {
  /// What they are of, empty if their own names say it.
  let name: String
  /// The scores by name.
  let values: [(name: String, value: Value)]

  /// The line as people read it: `copy  P 0.861  R 0.902`.
  var line: String {
    ([name] + values.map { "\($0.name) \($0.value.plain)" }).filter { !$0.isEmpty }
      .joined(separator: "  ")
  }

  private init(_ name: String, _ values: [(name: String, value: Value)]) {
    self.name = name
    self.values = values
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
        name,
        rates(positive, isWeighted: false).figures(["P", "R", "F1"], decimals: 3)
          + rates(positive, isWeighted: true).figures(["Pw", "Rw", "Fw"], decimals: 3))
    }
    let counts = Figures(
      "pairs",
      [("labelled", .integer(gold.count)), ("predicted", .integer(relations.count))])
    let formula = Figures(
      "templates",
      [("labelled", .integer(templates.count)), ("reported as copy", .integer(mistaken))])
    return [counts] + scored + [formula]
  }

  /// Precision, recall and F1 of pairs that are in one cluster, over all pairs and over
  /// those that share no copied text.
  static func events(_ found: [Label], against gold: [LabelledPair]) -> [Figures] {
    let clusters = Dictionary(found.map { ($0.id, $0.name) }) { $1 }
    let judged = gold.filter { $0.label == "yes" || $0.label == "no" }
    let fresh = judged.filter { $0.other == "none" || $0.other == "template" }
    return [("all", judged), ("not copied", fresh)].map { name, pairs in
      let rates = Rates(
        of: pairs.map { pair in
          let cluster = clusters[pair.key.first]
          let isTogether = cluster != nil && cluster == clusters[pair.key.second]
          return (found: isTogether, gold: pair.label == "yes", weight: 1)
        })
      return Figures(
        name,
        [("pairs", .integer(pairs.count))] + rates.figures(["P", "R", "F1"], decimals: 3))
    }
  }

  /// Measures of a grouping against classes.
  static func classes(
    _ found: [Label], against gold: [Label]
  ) throws(TopicsError) -> [Figures] {
    let clusters = Dictionary(found.map { ($0.id, $0.name) }) { $1 }
    var numbering = Numbering()
    let scores = try Scores(
      of: gold.map { label in clusters[label.id].map { numbering["cluster", $0] } ?? -1 },
      against: gold.map { numbering["class", $0.name] })
    return [
      Figures(
        "",
        [
          ("documents", .integer(scores.documentCount)),
          ("classes", .integer(scores.classCount)),
          ("clusters", .integer(scores.clusterCount)),
          ("missing", .integer(scores.missingCount)),
        ]),
      Figures(
        "",
        [
          ("ARI", .number(scores.adjustedRand, decimals: 4)),
          ("NMI", .number(scores.normalizedMutualInformation, decimals: 4)),
          ("homogeneity", .number(scores.homogeneity, decimals: 4)),
          ("completeness", .number(scores.completeness, decimals: 4)),
        ]),
      Figures("B3", scores.bCubed.figures(["P", "R", "F1"], decimals: 4)),
      Figures("", [("purity", .number(scores.purity, decimals: 4))]),
    ]
  }
}

extension Rates {
  /// Precision, recall and F1 under these names.
  fileprivate func figures(
    _ names: [String], decimals: Int
  ) -> [(name: String, value: Value)] {
    zip(names, [precision, recall, f1]).map { ($0, .number($1, decimals: decimals)) }
  }
}

/// Numbers for names, in the order in which they come up.
private struct Numbering {
  private var numbers: [[String]: Int32] = [:]

  subscript(kind: String, name: String) -> Int32 {
    mutating get {
      if let number = numbers[[kind, name]] { return number }
      let number = Int32(numbers.count)
      numbers[[kind, name]] = number
      return number
    }
  }
}
