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
  /// The stretches of the second text that runs take up, beginnings above ends.
  private var stretchesB: [UInt64] = []
  /// The runs, the longest first.
  private var ranked: [MatchingRun] = []

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
    tiles.sort { $0.place < $1.place }
    guard overlap() else { return }
    swap(&ranked, &tiles)
    ranked.sort { $0.rank < $1.rank }
    tiles.removeAll(keepingCapacity: true)
    beginRound(
      lastA: ranked.reduce(0) { max($0, $1.a + $1.words) },
      lastB: ranked.reduce(0) { max($0, $1.b + $1.words) })
    Tiling.takeFreeParts(
      of: ranked, least: least, round: round, &takenA, &takenB, into: &tiles)
    tiles.sort { $0.a < $1.a }
  }

  /// Whether any two of the tiles, which are in the order of the first text, overlap.
  private mutating func overlap() -> Bool {
    var isOrdered = true
    for i in tiles.indices.dropFirst() {
      if tiles[i - 1].a + tiles[i - 1].words > tiles[i].a { return true }
      if tiles[i - 1].b + tiles[i - 1].words > tiles[i].b { isOrdered = false }
    }
    guard !isOrdered else { return false }
    stretchesB.removeAll(keepingCapacity: true)
    for tile in tiles {
      stretchesB.append(UInt64(tile.b) << 32 | UInt64(tile.b + tile.words))
    }
    stretchesB.sort()
    for i in stretchesB.indices.dropFirst()
    where stretchesB[i - 1] & 0xFFFF_FFFF > stretchesB[i] >> 32 {
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

  /// Takes of every run the parts that are free on both sides.
  private static func takeFreeParts(
    of ranked: [MatchingRun], least: Int32, round: UInt32, _ takenA: inout [UInt32],
    _ takenB: inout [UInt32], into tiles: inout [MatchingRun]
  ) {
    var takenA = takenA.mutableSpan
    var takenB = takenB.mutableSpan
    for run in ranked {
      var free: Int32 = 0
      for k in 0...run.words {
        if k < run.words, takenA[Int(run.a &+ k)] != round,
          takenB[Int(run.b &+ k)] != round
        {
          free &+= 1
          continue
        }
        if free >= least {
          let part = MatchingRun(a: run.a + k - free, b: run.b + k - free, words: free)
          for i in 0..<Int(free) {
            takenA[Int(part.a) &+ i] = round
            takenB[Int(part.b) &+ i] = round
          }
          tiles.append(part)
        }
        free = 0
      }
    }
  }
}

extension MatchingRun {
  /// Where it begins in the first text and then in the second.
  fileprivate var place: UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// The order in which runs are taken: the longest first, of equals the first in the
  /// second text, and then in the first.
  fileprivate var rank: (Int32, UInt64) { (-words, UInt64(b) << 32 | UInt64(a)) }
}
