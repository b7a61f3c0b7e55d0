/// How many words of two texts belong to no recurring text, and how many of these are equal
/// in the passages of both.
package struct OwnWords: Sendable, Hashable {
  /// Equal words that are the first text's own.
  package let equalA: Int32
  /// Equal words that are the second text's own.
  package let equalB: Int32
  /// Own words of the first text.
  package let countA: Int32
  /// Own words of the second text.
  package let countB: Int32

  /// So many of each.
  package init(equalA: Int32, equalB: Int32, countA: Int32, countB: Int32) {
    self.equalA = equalA
    self.equalB = equalB
    self.countA = countA
    self.countB = countB
  }

  /// Own words that both texts are sure to share.
  package var shared: Int32 { min(equalA, equalB) }
  /// Share of the first text's own words that stand in the second.
  var shareA: Double { OwnWords.share(equalA, of: countA) }
  /// The same of the second.
  var shareB: Double { OwnWords.share(equalB, of: countB) }

  /// A text that is nothing but formula is shared as much as its formula is.
  private static func share(_ equal: Int32, of own: Int32) -> Double {
    own > 0 ? Double(equal) / Double(own) : 1
  }
}

/// Two texts that were compared: what families are made of.
protocol ComparedPair: Sendable {
  /// The texts.
  var pair: TextPair { get }
  /// How they stand to each other.
  var relation: Relation { get }
  /// How much of their own content they share.
  var own: OwnWords { get }
}
