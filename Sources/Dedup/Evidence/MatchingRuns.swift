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
  package static let openLimit = 16

  /// The runs, in the order in which they end; lengths in shingles while being collected,
  /// in words thereafter.
  package private(set) var runs: [MatchingRun] = []
  /// Whether every maximal run is there.
  package private(set) var isComplete = true

  private var open: [MatchingRun] = []

  /// No runs yet.
  package init() {}

  /// Finds the runs of the text in `places` and of another.
  ///
  /// - Parameters:
  ///   - places: the first text.
  ///   - shingles: the second text's, by position.
  ///   - hits: positions in the second text whose shingles stand in the first, ascending.
  ///   - wordsMore: words of a run of one shingle, less one.
  /// - Complexity: O(*n*) in the hits.
  package mutating func find(
    _ places: borrowing ShinglePlaces, _ shingles: ArraySlice<UInt64>, hits: [Int32],
    wordsMore: Int32
  ) {
    runs.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    isComplete = true
    var previous = Int32(-2)
    for hit in hits {
      let shingle = shingles[shingles.startIndex + Int(hit)]
      if hit == previous + 1 {
        extend(with: shingle, places)
      } else {
        close()
      }
      begin(at: hit, shingle, places)
      previous = hit
    }
    close()
    for i in runs.indices { runs[i].words += wordsMore }
  }

  /// Lengthens the open runs by a shingle, and closes those that do not go on with it.
  private mutating func extend(with shingle: UInt64, _ places: borrowing ShinglePlaces) {
    var kept = 0
    for run in open {
      let place = Int(run.a + run.words)
      if place < places.shingles.count, places.shingles[place] == shingle {
        open[kept] = run
        open[kept].words += 1
        kept += 1
      } else {
        runs.append(run)
      }
    }
    open.removeLast(open.count - kept)
  }

  /// Opens the runs that begin at a position of the second text.
  private mutating func begin(
    at hit: Int32, _ shingle: UInt64, _ places: borrowing ShinglePlaces
  ) {
    var place = places.first(of: shingle)
    var tried = 0
    while place >= 0 {
      guard tried < MatchingRuns.placeLimit else {
        isComplete = false
        return
      }
      tried += 1
      // Asked of the runs that are followed and not of the texts: a run that was not opened
      // where it began, among too many, is opened where its shingles are rarer.
      let goesOn = open.contains { Int($0.a + $0.words) == place + 1 }
      if !goesOn {
        if open.count < MatchingRuns.openLimit {
          open.append(MatchingRun(a: Int32(place), b: hit, words: 1))
        } else {
          isComplete = false
        }
      }
      place = Int(places.next[place])
    }
  }

  private mutating func close() {
    runs.append(contentsOf: open)
    open.removeAll(keepingCapacity: true)
  }
}
