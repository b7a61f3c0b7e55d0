import Dedup
import Foundation
import Vectors

/// What each parameter of the rule for relations does to the figures on labelled pairs.
///
/// Wants BENCH_CORPUS, articles as JSON Lines, and BENCH_LABELS, pairs of them as
/// tab-separated `id_a id_b reuse event confidence annotators weight stratum`; without them
/// it does nothing. Prints Markdown.
func benchmarkRelations(_ bench: inout Bench) {
  let environment = ProcessInfo.processInfo.environment
  guard let path = environment["BENCH_CORPUS"], let labels = environment["BENCH_LABELS"],
    let store = try? ByteStore(mapping: path), let pairs = try? labelledPairs(labels)
  else { return }
  var reader = CorpusReader()
  guard (try? reader.read(store, name: path, format: .jsonLines)) != nil else { return }
  let corpus = reader.finish().corpus
  bench.section("relations: what each parameter does")
  print("| rule | copy F1 | weighted | reuse F1 | weighted | templates as copy |")
  print("|---|---|---|---|---|---|")
  for variant in ruleVariants {
    var options = CopySearch.Options()
    variant.change(&options)
    guard let search = try? CopySearch(options),
      let copies = try? search.run(over: corpus, parallel: Parallel(threads: 2))
    else { continue }
    print("| \(variant.name) | \(figures(of: copies, corpus, pairs)) |")
  }
}

private struct RuleVariant: Sendable {
  let name: String
  let change: @Sendable (inout CopySearch.Options) -> Void
}

private let ruleVariants = [
  RuleVariant(name: "as it is") { _ in },
  RuleVariant(name: "`copyShare` 0.42") { $0.rule.copyShare = 0.42 },
  RuleVariant(name: "`copyShare` 0.54") { $0.rule.copyShare = 0.54 },
  RuleVariant(name: "`doubt` 0") { $0.rule.doubt = 0 },
  RuleVariant(name: "`doubt` 6") { $0.rule.doubt = 6 },
  RuleVariant(name: "`sentence` 9") { $0.rule.sentence = 9 },
  RuleVariant(name: "`sentence` 18") { $0.rule.sentence = 18 },
  RuleVariant(name: "nothing is serial") { $0.rule.serialNumbers = .max },
  RuleVariant(name: "nothing is whole") { $0.rule.whole = 2 },
  RuleVariant(name: "nothing is alike") { $0.rule.alike = 2 },
  RuleVariant(name: "no forms") { $0.rule.slot = 0 },
  RuleVariant(name: "`returnDays` 4") { $0.recurring.returnDays = 4 },
  RuleVariant(name: "`fewArticles` 12") { $0.recurring.fewArticles = 12 },
  RuleVariant(name: "`manyArticles` 48") { $0.recurring.manyArticles = 48 },
  RuleVariant(name: "nothing recurs") {
    $0.recurring.returnDays = .max
    $0.recurring.fewArticles = .max
    $0.recurring.manyArticles = .max
  },
]

private struct LabelledPair {
  let ids: Set<String>
  let reuse: String
  let weight: Double
}

private func labelledPairs(_ path: String) throws -> [LabelledPair] {
  let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
  return lines.dropFirst().map { line in
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
    return LabelledPair(
      ids: [String(cells[0]), String(cells[1])], reuse: String(cells[2]),
      weight: Double(cells[6]) ?? 0)
  }
}

/// F1 of copies and of copies and partial copies, each pair once and by its weight, and how
/// many of the pairs labelled as templates are called copies.
private func figures(of copies: Copies, _ corpus: Corpus, _ pairs: [LabelledPair])
  -> String
{
  var found: [Set<String>: Relation] = [:]
  for pair in copies.pairs {
    found[[corpus.string(.id, of: pair.a), corpus.string(.id, of: pair.b)]] =
      pair.relation
  }
  func f1(_ labels: Set<String>, _ weight: (LabelledPair) -> Double) -> String {
    var (both, either) = (0.0, 0.0)
    for pair in pairs {
      let isTrue = labels.contains(pair.reuse)
      let isCalled = labels.contains(found[pair.ids]?.rawValue ?? "none")
      either += weight(pair) * ((isTrue ? 1 : 0) + (isCalled ? 1 : 0))
      both += isTrue && isCalled ? 2 * weight(pair) : 0
    }
    return String(format: "%.3f", either > 0 ? both / either : 0)
  }
  let templates = pairs.filter { $0.reuse == "template" }
  let called = templates.count { found[$0.ids] == .copy }
  return [
    f1(["copy"]) { _ in 1 }, f1(["copy"]) { $0.weight },
    f1(["copy", "partial"]) { _ in 1 }, f1(["copy", "partial"]) { $0.weight },
    "\(called) of \(templates.count)",
  ].joined(separator: " | ")
}
