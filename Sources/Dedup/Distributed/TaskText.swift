/// A text among those of a task, as far as it need not be read for that.
package struct TaskText: Sendable, Hashable {
  /// The number of its first article in the whole input.
  package let number: Int32
  /// Its words.
  package let words: Int32
  /// Its distinct shingles.
  package let shingles: Int32
  /// What stands for the outlet of its first article.
  package let outlet: UInt64?
  /// When the first of its articles appeared, in seconds since 1970.
  package let earliest: Int64?
  /// When the last one did.
  package let latest: Int64?

  /// A text of which this is known.
  package init(
    number: Int32, words: Int32, shingles: Int32, outlet: UInt64?, earliest: Int64?,
    latest: Int64?
  ) {
    self.number = number
    self.words = words
    self.shingles = shingles
    self.outlet = outlet
    self.earliest = earliest
    self.latest = latest
  }
}
