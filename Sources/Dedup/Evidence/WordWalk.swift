/// A stretch of a text walked from one end: forwards, or backwards from its last word.
package struct WordWalk {
  /// Words on the way.
  package let count: Int

  private let words: ArraySlice<UInt32>
  private let start: Int
  private let step: Int

  /// A walk over the words at the given positions of a text.
  package init(_ words: ArraySlice<UInt32>, _ range: Range<Int32>, isBackward: Bool) {
    self.words = words
    count = range.count
    start = words.startIndex + Int(isBackward ? range.upperBound - 1 : range.lowerBound)
    step = isBackward ? -1 : 1
  }

  /// The walk's first words, no more than `limit`.
  func prefix(_ limit: Int) -> WordWalk {
    WordWalk(words: words, start: start, step: step, count: min(count, limit))
  }

  private init(words: ArraySlice<UInt32>, start: Int, step: Int, count: Int) {
    self.words = words
    self.start = start
    self.step = step
    self.count = count
  }

  /// The word at a distance from where the walk begins.
  package subscript(distance: Int) -> UInt32 { words[start + distance * step] }
}
