/// What the first article of a text took from articles before it.
package struct TakenText: Sendable, Hashable {
  /// The article before it with which it shares most words.
  package let origin: Int
  /// Its words that stand in articles before it.
  package let words: Int32
  /// The family that has most of them, by its first article; nil if there are none.
  package let family: Int?

  /// A pair of the text with another, as seen from it.
  package struct Pair: Sendable {
    /// The first article of the other text; families go by their first articles.
    package let other: Precedence
    /// Own words that both share.
    package let ownWords: Int32
    /// Where the passages of both stand in the text.
    package let passages: [Range<Int32>]

    /// A pair of which this is known.
    package init(other: Precedence, ownWords: Int32, passages: [Range<Int32>]) {
      self.other = other
      self.ownWords = ownWords
      self.passages = passages
    }
  }

  /// What a text took; nil if it took nothing.
  ///
  /// - Parameters:
  ///   - text: its number.
  ///   - first: its first article.
  ///   - pairs: its copies and partial copies, by the numbers of the other texts, in any
  ///     order.
  /// - Throws: ``PartFault`` if a pair is there twice, or a passage ends behind the text.
  package init?(
    of text: Int32, first: Precedence, pairs: [(text: Int32, pair: Pair)]
  ) throws(PartFault) {
    // Between equals the order of the pairs decides.
    let pairs = pairs.sorted { $0.text < $1.text }
    for (pair, next) in zip(pairs, pairs.dropFirst()) where pair.text == next.text {
      throw .repeatedPair(Int(min(text, pair.text)), Int(max(text, pair.text)))
    }
    var taking = TextTaking()
    for (_, pair) in pairs where pair.other.isBefore(first) {
      guard pair.passages.allSatisfy({ $0.upperBound <= first.words }) else {
        throw .passages(Int(text))
      }
      taking.take(from: pair.other, sharing: pair.ownWords, pair.passages)
    }
    guard let origin = taking.origin else { return nil }
    let (words, family) = taking.count()
    self.origin = origin.document
    self.words = words
    self.family = words > 0 ? family : nil
  }
}
