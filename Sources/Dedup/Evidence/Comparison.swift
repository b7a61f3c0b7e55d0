/// Compares one text with many others.
///
///     comparison.load(first)
///     comparison.count(with: second)  // overlap.shingles: cheap, for every candidate
///     comparison.align(with: second)  // passages: for those worth it
///
/// Everything is exact. The storage is used again from pair to pair.
package struct Comparison {
  /// What the texts of the last question have in common.
  package private(set) var overlap = Overlap()
  /// The passages of the last alignment, in the order of the first text.
  package var passages: [AlignedPassage] { alignment.passages }

  private let wordsMore: Int32
  private var first = ComparedText(shingles: [], words: [], traits: [])
  private var places = ShinglePlaces()
  private var hits = ShingleHits()
  private var runs = MatchingRuns()
  private var tiling = Tiling()
  private var alignment = Alignment()

  /// A comparison of texts in shingles of so many words.
  package init(shingleWords: Int) {
    wordsMore = Int32(shingleWords - 1)
  }

  /// Takes in the first text.
  package mutating func load(_ text: ComparedText) {
    first = text
    places.load(text.shingles.span)
  }

  /// Counts the distinct shingles that stand in both.
  ///
  /// - Complexity: O(*n*) in the shingles of the second text.
  package mutating func count(with second: ComparedText) {
    overlap = Overlap()
    overlap.shingles = places.find(second.shingles.span, into: &hits)
  }

  /// Finds the passages that stand in both, after ``count(with:)`` of the same text.
  ///
  /// - Complexity: O(*h* log *h*) in the shared positions, however repetitive the texts, and
  ///   as ``Alignment`` has it for the words around them.
  package mutating func align(with second: ComparedText) {
    // A text shorter than a shingle is a shingle all the same.
    let fewer = Int32(min(first.words.count, second.words.count))
    let wordsMore = max(0, min(wordsMore, fewer - 1))
    runs.find(places, second.shingles.span, hits: hits, wordsMore: wordsMore)
    overlap.longestRun = runs.runs.reduce(0) { max($0, $1.words) }
    if !runs.isComplete, hits.longestStretch > Int(overlap.longestRun - wordsMore) {
      let longest = LongestRun.length(
        first.shingles, second.shingles, known: Int(overlap.longestRun - wordsMore))
      overlap.longestRun = Int32(longest) + wordsMore
    }
    tiling.choose(among: runs.runs, least: wordsMore + 1)
    alignment.align(tiling.tiles, first, second)
    overlap.content = alignment.content
  }
}
