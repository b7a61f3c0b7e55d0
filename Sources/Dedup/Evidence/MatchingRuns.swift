/// A run of words that stands in two texts.
package struct MatchingRun: Sendable, Hashable {
  /// Position of its first word in the first text.
  package var a: Int32
  /// Position of its first word in the second text.
  package var b: Int32
  /// Number of equal words.
  package var words: Int32

  /// The run of `words` words at `a` in the first text and `b` in the second.
  package init(a: Int32, b: Int32, words: Int32) {
    self.a = a
    self.b = b
    self.words = words
  }
}

/// Maximal runs of equal shingles of two texts, found in one walk along the second.
///
/// A run is maximal if it cannot be longer at either end. Where a shingle stands in many
/// places of the first text, runs are opened at the first ``placeLimit`` of them only, and
/// no more than ``openLimit`` runs are followed at a time: a word that is repeated ten
/// thousand times costs as much as ten thousand different ones. ``isComplete`` tells
/// whether anything was left out.
package struct MatchingRuns {
  /// Places of a shingle at which runs are opened.
  package static let placeLimit = 8
  /// Runs followed at a time.
  package static var openLimit: Int { OpenRuns.Runs.count }

  /// The runs, in the order in which they end; lengths in shingles while being collected,
  /// in words thereafter.
  package private(set) var runs: [MatchingRun] = []
  /// Whether every maximal run is there.
  package private(set) var isComplete = true

  /// No runs yet.
  package init() {}

  /// Finds the runs of the text in `places` and of another.
  ///
  /// - Parameters:
  ///   - places: the first text.
  ///   - shingles: the second text's, by position.
  ///   - hits: positions in the second text whose shingles stand in the first.
  ///   - wordsMore: words of a run of one shingle, less one.
  /// - Complexity: O(*n*) in the hits.
  package mutating func find(
    _ places: borrowing ShinglePlaces, _ shingles: Span<UInt64>,
    hits: borrowing ShingleHits, wordsMore: Int32
  ) {
    // Taken out, so that each can be written without asking who else has it.
    var found: [MatchingRun] = []
    swap(&found, &runs)
    found.removeAll(keepingCapacity: true)
    let (first, next) = (places.shingles.span, places.next.span)
    let (positions, firsts) = (hits.positions.span, hits.firsts.span)
    var open = OpenRuns()
    var isComplete = true
    var previous = Int32(-2)
    for k in 0..<hits.count {
      let hit = positions[k]
      if hit == previous &+ 1 {
        open.extend(with: shingles[Int(hit)], first, closing: &found)
      } else {
        open.close(into: &found)
      }
      if !open.begin(at: hit, firsts[k], next) { isComplete = false }
      previous = hit
    }
    open.close(into: &found)
    for i in found.indices { found[i].words += wordsMore }
    swap(&found, &runs)
    self.isComplete = isComplete
  }
}

/// The runs that are being followed.
private struct OpenRuns {
  typealias Runs = InlineArray<16, MatchingRun>

  private var runs = Runs(repeating: MatchingRun(a: 0, b: 0, words: 0))
  private var count = 0

  /// Lengthens the runs by a shingle, and closes those that do not go on with it.
  @inline(__always)
  mutating func extend(
    with shingle: UInt64, _ first: Span<UInt64>, closing closed: inout [MatchingRun]
  ) {
    var kept = 0
    for i in 0..<count {
      var run = runs[i]
      let place = Int(run.a &+ run.words)
      if place < first.count, first[place] == shingle {
        run.words &+= 1
        runs[kept] = run
        kept &+= 1
      } else {
        closed.append(run)
      }
    }
    count = kept
  }

  /// Opens the runs that begin at a position of the second text; whether that was all.
  @inline(__always)
  mutating func begin(at hit: Int32, _ first: Int32, _ next: Span<Int32>) -> Bool {
    var place = first
    var tried = 0
    var isComplete = true
    while place >= 0 {
      guard tried < MatchingRuns.placeLimit else { return false }
      tried &+= 1
      // Asked of the runs that are followed and not of the texts: a run that was not opened
      // where it began, among too many, is opened where its shingles are rarer.
      if !goesOn(to: place) {
        if count < MatchingRuns.openLimit {
          runs[count] = MatchingRun(a: place, b: hit, words: 1)
          count &+= 1
        } else {
          isComplete = false
        }
      }
      place = next[Int(place)]
    }
    return isComplete
  }

  /// Whether a run has come to a place of the first text.
  @inline(__always)
  private func goesOn(to place: Int32) -> Bool {
    for i in 0..<count where runs[i].a &+ runs[i].words == place &+ 1 { return true }
    return false
  }

  @inline(__always)
  mutating func close(into closed: inout [MatchingRun]) {
    for i in 0..<count { closed.append(runs[i]) }
    count = 0
  }
}
