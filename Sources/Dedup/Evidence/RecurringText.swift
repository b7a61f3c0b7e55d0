/// When a shingle is formula rather than news: what a batch repeats over and over is no
/// evidence that one article was copied from another.
///
/// A story is printed by many outlets within a few days. Bulletins, telegrams, legal
/// formulas, site furniture and set phrases of the language come back day after day, often
/// in the same few outlets. So a shingle recurs if
///
/// - articles of at least ``returnDays`` days have it, from fewer outlets than days, no
///   more than two a day: the same outlets return to it; or
/// - more than ``fewArticles`` articles of more than ``storyDays`` days have it; or
/// - more than ``manyArticles`` articles have it, whenever they appeared.
///
/// In a batch without dates only the last can be seen, and the first needs outlets.
public struct RecurringText: Sendable, Hashable {
  /// Days from which on text of fewer outlets than days recurs.
  ///
  /// A paper may repeat itself the next morning, but hardly twice.
  public var returnDays = 3

  /// Days on which a story is still printed.
  ///
  /// Four cover an evening's agency copy, the next morning's papers, those that carry it a
  /// day late, and the follow-up that repeats it.
  public var storyDays = 4

  /// Articles up to which text of many outlets does not recur on however many days.
  public var fewArticles = 12

  /// Articles above which text recurs on however few days: more than a story has versions.
  public var manyArticles = 64

  /// The rule with its default numbers.
  public init() {}

  func recurs(_ spread: ShingleSpread.Entry) -> Bool {
    let returns =
      spread.days >= returnDays && spread.outlets > 0 && spread.outlets < spread.days
      && spread.articles <= 2 * spread.days
    return returns
      || spread.articles > fewArticles && spread.days > storyDays
      || spread.articles > manyArticles
  }
}
