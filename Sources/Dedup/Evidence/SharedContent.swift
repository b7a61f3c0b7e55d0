/// What the passages of two texts hold, in numbers.
///
/// *Own* words are those that belong to no text that recurs over the batch, as
/// ``RecurringText`` has it.
package struct SharedContent: Sendable, Hashable {
  /// Equal words.
  package var equal: Int32 = 0
  /// Equal words that are the first text's own: they belong to no recurring text.
  package var ownA: Int32 = 0
  /// Equal words that are the second text's own.
  package var ownB: Int32 = 0
  /// Equal words of the first text that are no formula for certain.
  package var looseA: Int32 = 0
  /// Equal words of the second text that are no formula for certain.
  package var looseB: Int32 = 0
  /// Places at which both texts have a number, and not the same.
  package var differingNumbers: Int32 = 0
  /// Equal words of teasers, and those of other passages that belong to recurring text.
  package var formula: Int32 = 0
  /// Equal words of passages near the end of both texts that do not.
  package var tail: Int32 = 0
  /// The most equal words of one passage.
  package var longest: Int32 = 0
  /// The most own words of one passage that is no teaser.
  package var longestOwn: Int32 = 0
  /// The same without passages near the end of both texts.
  package var longestOwnBeforeTail: Int32 = 0
  /// Words of the longest stretch of either text that is in no passage.
  package var longestUnshared: Int32 = 0

  /// Nothing.
  package init() {}

  /// Counts a word of the first text that is equal in the second.
  mutating func countA(_ traits: WordTraits) {
    ownA += traits.isOwn ? 1 : 0
    looseA += traits.isLooselyOwn ? 1 : 0
  }

  /// Counts a word of the second text that is equal in the first.
  mutating func countB(_ traits: WordTraits) {
    ownB += traits.isOwn ? 1 : 0
    looseB += traits.isLooselyOwn ? 1 : 0
  }

  /// Counts words of the first text that are equal in the second.
  mutating func countA(_ traits: Span<WordTraits>) {
    let counts = SharedContent.counts(traits)
    ownA += counts.own
    looseA += counts.loose
  }

  /// Counts words of the second text that are equal in the first.
  mutating func countB(_ traits: Span<WordTraits>) {
    let counts = SharedContent.counts(traits)
    ownB += counts.own
    looseB += counts.loose
  }

  /// How many of some words are own words, and how many are no formula for certain.
  static func counts(_ traits: Span<WordTraits>) -> (own: Int32, loose: Int32) {
    var (own, loose) = (0 as Int32, 0 as Int32)
    for i in traits.indices {
      own &+= traits[i].isOwn ? 1 : 0
      loose &+= traits[i].isLooselyOwn ? 1 : 0
    }
    return (own, loose)
  }

  /// Adds the word counts of another passage; what is found over all is left as it is.
  mutating func add(_ other: SharedContent) {
    equal += other.equal
    ownA += other.ownA
    ownB += other.ownB
    looseA += other.looseA
    looseB += other.looseB
    differingNumbers += other.differingNumbers
  }

  /// The same seen from the second text.
  var reversed: SharedContent {
    var content = self
    swap(&content.ownA, &content.ownB)
    swap(&content.looseA, &content.looseB)
    return content
  }
}
