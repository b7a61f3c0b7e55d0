/// Times pieces of work and prints a line for each.
///
///     bench.section("dot product")
///     bench.check(abs(fast - plain) < 1e-4, "dot")
///     bench.report("dot/reference", work: 2 * d, unit: .flops) { … }
///     bench.report("dot/kernel", work: 2 * d, unit: .flops, against: "dot/reference") { … }
///
/// A figure is the best of many rounds: on a shared machine the least disturbed round is
/// the one that says most about the code. Beside it stands how it compares with another
/// entry, and what share it is of what the machine can do at most (``Limit``).
struct Bench {
  /// What the work of an entry is counted in.
  enum Unit: String {
    case flops = "Gflop/s"
    case bytes = "GB/s"
    case items = "G/s"
  }

  /// Only entries whose name contains this are run; empty for all.
  let filter: String
  /// Whether answers are checked and nothing is timed.
  let isCheckOnly: Bool
  /// Whether lines are rows of Markdown.
  let isMarkdown: Bool
  private var seconds: [String: Double] = [:]
  private var limits: [Limit: Double] = [:]

  /// Takes `[filter] [--check] [--markdown]`.
  init(arguments: [String]) {
    isCheckOnly = arguments.contains("--check")
    isMarkdown = arguments.contains("--markdown")
    filter = arguments.first { !$0.hasPrefix("--") } ?? ""
    guard !isCheckOnly else { return }
    if isMarkdown {
      print("| work | time | rate | beside its reference | share of the limit |")
      print("|---|---|---|---|---|")
    }
    section("what this machine can do at most")
    for limit in Limit.allCases {
      let rate = limit.measured()
      limits[limit] = rate
      row(limit.rawValue, "", Bench.rate(rate, limit.unit), "", "")
    }
  }

  /// Prints a heading.
  func section(_ title: String) {
    guard filter.isEmpty, !isCheckOnly else { return }
    print(isMarkdown ? "| **\(title)** | | | | |" : "\n\(title)")
  }

  /// Ends the run if an answer is wrong: a benchmark of a wrong answer is worth nothing.
  func check(_ isRight: Bool, _ name: String) {
    precondition(isRight, "\(name): wrong answer")
    if isCheckOnly { print("ok: \(name)") }
  }

  /// Runs `body` in rounds for about half a second and prints the time of one call.
  ///
  /// - Parameters:
  ///   - name: `what/variant`.
  ///   - work: how much one call does, in `unit`.
  ///   - unit: what `work` counts.
  ///   - base: the entry to print the ratio to, reported earlier.
  ///   - limit: what the machine can do at most of it.
  ///   - amount: how much of the limit's work there is to one of this entry's.
  ///   - words: words of text that one call goes through, 0 where that means nothing.
  ///   - body: the work; what it returns keeps the compiler from dropping it.
  mutating func report<Result>(
    _ name: String, work: Int, unit: Unit, against base: String? = nil,
    limit: Limit? = nil, amount: Double = 1, words: Int = 0, _ body: () -> Result
  ) {
    guard !isCheckOnly, filter.isEmpty || name.contains(filter) else { return }
    let best = Bench.bestRound(body)
    seconds[name] = best
    let rate = Double(work) / best
    let ratio = base.flatMap { seconds[$0] }.map { $0 / best }
    var share = ""
    if let limit, let most = limits[limit] {
      share = Bench.fixed(100 * rate * amount / most, 0) + " % of \(limit.rawValue)"
    } else if words > 0 {
      share = Bench.fixed(best * 1e9 / Double(words), 1) + " ns a word"
    }
    row(
      name, Bench.time(best), Bench.rate(rate, unit),
      ratio.map { Bench.fixed($0, $0 < 0.1 ? 4 : 1) + "x" } ?? "", share)
  }

  private func row(
    _ name: String, _ time: String, _ rate: String, _ ratio: String, _ share: String
  ) {
    if isMarkdown {
      print("| \(name) | \(time) | \(rate) | \(ratio) | \(share) |")
    } else {
      print(
        Bench.left(name, 34), Bench.right(time, 12), Bench.right(rate, 18),
        Bench.right(ratio, 9), " ", share)
    }
  }

  private static func rate(_ rate: Double, _ unit: Unit) -> String {
    fixed(rate / 1e9, rate < 1e8 ? 4 : 2) + " " + unit.rawValue
  }

  /// Seconds of one call in the best round.
  ///
  /// A round is as many calls as fill 5 ms.
  static func bestRound<Result>(_ body: () -> Result) -> Double {
    let clock = ContinuousClock()
    var calls = 1
    var best = Double.infinity
    var spent = 0.0
    while spent < 0.5 {
      let elapsed = clock.measure { for _ in 0..<calls { keep(body()) } }
      let seconds = elapsed / .seconds(1)
      best = min(best, seconds / Double(calls))
      spent += seconds
      if seconds < 0.005, best.isFinite {
        calls = max(calls, Int(0.006 / max(best, 1e-10)))
      }
    }
    return best
  }
}

/// Takes a result where the optimiser cannot see that nobody looks at it.
@inline(never)
@_optimize(none)
private func keep<Result>(_ result: Result) {}

extension Bench {
  /// A time in the unit that suits it.
  private static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-5: fixed(seconds * 1e9, 1) + " ns"
    case ..<1e-2: fixed(seconds * 1e6, 1) + " us"
    default: fixed(seconds * 1e3, 1) + " ms"
    }
  }

  /// A number with that many decimals.
  private static func fixed(_ number: Double, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { product, _ in product * 10 }
    let scaled = Int((number * Double(scale)).rounded())
    guard decimals > 0 else { return "\(scaled)" }
    let fraction = right("\(scaled % scale)", decimals, padding: "0")
    return "\(scaled / scale).\(fraction)"
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(
    _ text: String, _ width: Int, padding: Character = " "
  ) -> String {
    String(repeating: padding, count: max(0, width - text.count)) + text
  }
}
