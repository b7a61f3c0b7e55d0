/// Passages of two texts that do not overlap, chosen among their matching runs.
///
/// The longest run is taken first, then of the others what is left of them outside the
/// passages already taken, as in greedy string tiling (Wise 1993), but in one pass. Within
/// a text no word is in two passages. The passages may stand in another order in the second
/// text than in the first: paragraphs move.
package struct Tiling {
  /// The passages, in the order of the first text.
  package private(set) var passages: [MatchingRun] = []

  private var takenA: [Bool] = []
  private var takenB: [Bool] = []

  /// No passages yet.
  package init() {}

  /// Chooses passages.
  ///
  /// - Parameters:
  ///   - runs: the matching runs.
  ///   - least: words a passage has at least.
  /// - Complexity: O(*r* log *r*) for *r* runs, and O(Σ words) where they overlap.
  package mutating func choose(among runs: [MatchingRun], least: Int32) {
    passages.removeAll(keepingCapacity: true)
    passages.append(contentsOf: runs)
    passages.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    guard overlap() else { return }
    passages.sort { ($1.words, $0.b, $0.a) < ($0.words, $1.b, $1.a) }
    let lastA = passages.reduce(0) { max($0, $1.a + $1.words) }
    let lastB = passages.reduce(0) { max($0, $1.b + $1.words) }
    takenA = Array(repeating: false, count: Int(lastA))
    takenB = Array(repeating: false, count: Int(lastB))
    var chosen: [MatchingRun] = []
    for run in passages { take(run, least: least, into: &chosen) }
    chosen.sort { $0.a < $1.a }
    swap(&chosen, &passages)
  }

  /// Whether any two of the passages, which are in the order of the first text, overlap.
  private func overlap() -> Bool {
    var isOrdered = true
    for i in passages.indices.dropFirst() {
      if passages[i - 1].a + passages[i - 1].words > passages[i].a { return true }
      if passages[i - 1].b + passages[i - 1].words > passages[i].b { isOrdered = false }
    }
    guard !isOrdered else { return false }
    let second = passages.sorted { $0.b < $1.b }
    for i in second.indices.dropFirst()
    where second[i - 1].b + second[i - 1].words > second[i].b {
      return true
    }
    return false
  }

  /// Takes the parts of a run that are free on both sides.
  private mutating func take(
    _ run: MatchingRun, least: Int32, into chosen: inout [MatchingRun]
  ) {
    var free: Int32 = 0
    for k in 0...run.words {
      if k < run.words, !takenA[Int(run.a + k)], !takenB[Int(run.b + k)] {
        free += 1
        continue
      }
      if free >= least {
        let part = MatchingRun(a: run.a + k - free, b: run.b + k - free, words: free)
        for i in 0..<Int(free) {
          takenA[Int(part.a) + i] = true
          takenB[Int(part.b) + i] = true
        }
        chosen.append(part)
      }
      free = 0
    }
  }
}
