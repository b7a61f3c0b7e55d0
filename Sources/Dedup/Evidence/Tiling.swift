/// Runs of two texts that do not overlap, chosen among their matching runs.
///
/// The longest run is taken first, then of the others what is left of them outside the
/// tiles already taken, as in greedy string tiling (Wise 1993), but in one pass. Within
/// a text no word is in two tiles. The passages may stand in another order in the second
/// text than in the first: paragraphs move.
package struct Tiling {
  /// The tiles, in the order of the first text.
  package private(set) var tiles: [MatchingRun] = []

  /// The round in which each word was last taken, so that no array is cleared between
  /// pairs, of which one text may be much longer than the other.
  private var takenA: [UInt32] = []
  private var takenB: [UInt32] = []
  private var round: UInt32 = 0

  /// No tiles yet.
  package init() {}

  /// Chooses tiles.
  ///
  /// - Parameters:
  ///   - runs: the matching runs.
  ///   - least: words a tile has at least.
  /// - Complexity: O(*r* log *r*) for *r* runs, and O(Σ words) where they overlap.
  package mutating func choose(among runs: [MatchingRun], least: Int32) {
    tiles.removeAll(keepingCapacity: true)
    tiles.append(contentsOf: runs)
    tiles.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    guard overlap() else { return }
    tiles.sort { ($1.words, $0.b, $0.a) < ($0.words, $1.b, $1.a) }
    beginRound(
      lastA: tiles.reduce(0) { max($0, $1.a + $1.words) },
      lastB: tiles.reduce(0) { max($0, $1.b + $1.words) })
    var chosen: [MatchingRun] = []
    for run in tiles { take(run, least: least, into: &chosen) }
    chosen.sort { $0.a < $1.a }
    swap(&chosen, &tiles)
  }

  /// Whether any two of the tiles, which are in the order of the first text, overlap.
  private func overlap() -> Bool {
    var isOrdered = true
    for i in tiles.indices.dropFirst() {
      if tiles[i - 1].a + tiles[i - 1].words > tiles[i].a { return true }
      if tiles[i - 1].b + tiles[i - 1].words > tiles[i].b { isOrdered = false }
    }
    guard !isOrdered else { return false }
    let second = tiles.sorted { $0.b < $1.b }
    for i in second.indices.dropFirst()
    where second[i - 1].b + second[i - 1].words > second[i].b {
      return true
    }
    return false
  }

  /// Frees all words of texts that have as many.
  private mutating func beginRound(lastA: Int32, lastB: Int32) {
    if round == .max {
      takenA.removeAll()
      takenB.removeAll()
      round = 0
    }
    round += 1
    let (moreA, moreB) = (Int(lastA) - takenA.count, Int(lastB) - takenB.count)
    takenA.append(contentsOf: repeatElement(0, count: max(0, moreA)))
    takenB.append(contentsOf: repeatElement(0, count: max(0, moreB)))
  }

  /// Takes the parts of a run that are free on both sides.
  private mutating func take(
    _ run: MatchingRun, least: Int32, into chosen: inout [MatchingRun]
  ) {
    var free: Int32 = 0
    for k in 0...run.words {
      if k < run.words, takenA[Int(run.a + k)] != round,
        takenB[Int(run.b + k)] != round
      {
        free += 1
        continue
      }
      if free >= least {
        let part = MatchingRun(a: run.a + k - free, b: run.b + k - free, words: free)
        for i in 0..<Int(free) {
          takenA[Int(part.a) + i] = round
          takenB[Int(part.b) + i] = round
        }
        chosen.append(part)
      }
      free = 0
    }
  }
}
