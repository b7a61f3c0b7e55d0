/// Which of two articles that share text came first.
///
/// The one in the archive; the earlier, where both are dated; a dated one before an undated
/// one; then the longer; then the first in the input. The source of a family comes before
/// its other members, whatever their hours, for a day without a time is taken as its midnight
/// here, and before articles of other families of the same date.
package struct Precedence: Sendable, Hashable {
  /// The article's place in the input.
  package let document: Int
  /// What names its family.
  package let family: Int
  /// Whether it is the source of its family.
  package let isSource: Bool
  /// When it appeared, in seconds since 1970.
  package let time: Int64?
  /// Its words.
  package let words: Int32
  /// Whether it stands in the archive.
  package let isArchived: Bool

  /// An article of which this is known.
  package init(
    document: Int, family: Int, isSource: Bool, time: Int64?, words: Int32,
    isArchived: Bool = false
  ) {
    self.document = document
    self.family = family
    self.isSource = isSource
    self.time = time
    self.words = words
    self.isArchived = isArchived
  }

  /// Whether it came before another.
  func isBefore(_ other: Precedence) -> Bool {
    if family == other.family, isSource != other.isSource { return isSource }
    guard isArchived == other.isArchived else { return isArchived }
    switch (time, other.time) {
    case (let own?, let other?) where own != other: return own < other
    case (_?, nil): return true
    case (nil, _?): return false
    default: break
    }
    if isSource != other.isSource { return isSource }
    return words != other.words ? words > other.words : document < other.document
  }
}
