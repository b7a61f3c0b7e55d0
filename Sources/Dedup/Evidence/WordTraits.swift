/// What a comparison knows of a word besides what it is.
package struct WordTraits: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Part of a phrase that comes back on other days: formula for certain.
  package static let returning = WordTraits(rawValue: 1)
  /// Part of a phrase that more articles have than a story has versions: formula, unless
  /// the articles are alike as wholes.
  package static let crowded = WordTraits(rawValue: 2)
  /// Followed by an ellipsis: the end of an excerpt.
  package static let cutOff = WordTraits(rawValue: 4)

  /// Whether the word belongs to no recurring text.
  var isOwn: Bool { isDisjoint(with: [.returning, .crowded]) }
  /// Whether the word is no formula for certain.
  var isLooselyOwn: Bool { !contains(.returning) }
}
