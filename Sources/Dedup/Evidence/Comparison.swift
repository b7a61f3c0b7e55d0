/// Compares one text with many others, shingle by shingle.
///
///     comparison.load(first, recurs: flags)
///     comparison.count(with: second)       // overlap.shingles: cheap, for every candidate
///     comparison.align(with: second)       // passages, runs: for those worth it
///
/// Everything is exact. The storage is used again from pair to pair.
package struct Comparison {
  /// What the texts of the last question have in common.
  package private(set) var overlap = Overlap()
  /// The passages of the last alignment, in the order of the first text.
  package var passages: [MatchingRun] { tiling.passages }

  private let wordsMore: Int32
  private var places = ShinglePlaces()
  private var hits: [Int32] = []
  private var runs = MatchingRuns()
  private var tiling = Tiling()

  /// A comparison of texts in shingles of so many words.
  package init(shingleWords: Int) {
    wordsMore = Int32(shingleWords - 1)
  }

  /// Takes in the first text.
  package mutating func load(_ shingles: ArraySlice<UInt64>, recurs: ArraySlice<Bool>) {
    places.load(shingles, recurs: recurs)
  }

  /// Counts the distinct shingles that stand in both.
  ///
  /// - Complexity: O(*n*) in the shingles of the second text.
  package mutating func count(with shingles: ArraySlice<UInt64>) {
    overlap = Overlap()
    hits.removeAll(keepingCapacity: true)
    places.ask()
    var position: Int32 = 0
    for shingle in shingles {
      let first = places.first(of: shingle)
      if first >= 0 {
        hits.append(position)
        if places.isNew(first) {
          overlap.shingles += 1
          if !places.recurs[first] { overlap.ownShingles += 1 }
        }
      }
      position += 1
    }
  }

  /// Finds the passages that stand in both, after ``count(with:)`` of the same text.
  ///
  /// - Complexity: O(*h* log *h*) in the shared positions, however repetitive the texts.
  package mutating func align(with shingles: ArraySlice<UInt64>) {
    runs.find(places, shingles, hits: hits, wordsMore: wordsMore)
    tiling.choose(among: runs.runs, least: wordsMore + 1)
    overlap.longestRun = runs.runs.reduce(0) { max($0, $1.words) }
    if !runs.isComplete {
      let longest = LongestRun.length(
        places.shingles[...], shingles, known: Int(overlap.longestRun - wordsMore))
      overlap.longestRun = Int32(longest) + wordsMore
    }
    measurePassages()
  }

  /// Words of which two passages in a row may be apart, in both texts, to be one stretch.
  private static let gap: Int32 = 4

  private mutating func measurePassages() {
    var stretch: Int32 = 0
    var end = (a: Int32.min / 2, b: Int32.min / 2)
    for passage in tiling.passages {
      let own = ownWords(of: passage)
      let follows =
        passage.a - end.a <= Comparison.gap
        && (0...Comparison.gap).contains(passage.b - end.b)
      stretch = (follows ? stretch : 0) + own
      end = (passage.a + passage.words, passage.b + passage.words)
      overlap.words += passage.words
      overlap.ownWords += own
      overlap.longestOwnStretch = max(overlap.longestOwnStretch, stretch)
    }
  }

  /// Words of a passage that belong to a shingle that does not recur, taking those shingles
  /// for one stretch.
  private func ownWords(of passage: MatchingRun) -> Int32 {
    var own: Int32 = 0
    for i in Int(passage.a)..<Int(passage.a + passage.words - wordsMore)
    where !places.recurs[i] {
      own += 1
    }
    return own > 0 ? own + wordsMore : 0
  }
}
