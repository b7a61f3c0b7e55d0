/// When a shingle is formula rather than news: what a batch repeats over and over is no
/// evidence that one article was copied from another.
///
/// A story is printed by many outlets within a day or two. Bulletins, telegrams, legal
/// formulas, site furniture and set phrases of the language come back day after day.
/// So a shingle recurs if articles of many days have it, or more articles than one story
/// makes. In a batch without dates only the second can be seen.
public struct RecurringText: Sendable, Hashable {
  /// Days on which a story is still printed; a shingle seen on more recurs.
  ///
  /// Three cover an evening's agency copy, the next morning's papers and those that carry it
  /// a day late.
  public var storyDays = 3

  /// Articles up to which a shingle does not recur on however many days.
  public var fewArticles = 12

  /// Articles above which a shingle recurs on however few days: more than a story has
  /// versions.
  public var manyArticles = 64

  /// The rule with its default numbers.
  public init() {}

  func recurs(_ spread: ShingleSpread.Entry) -> Bool {
    spread.articles > manyArticles
      || spread.articles > fewArticles && spread.days > storyDays
  }
}
