/// What one text took from others, pair by pair.
///
///     taking.take(giver, sharing: words, passages)
///     taking.origin  // who gave most
///     taking.count()  // words that were taken, and whose family has most of them
struct TextTaking {
  /// The article before it with which the text shares most own words; of equals the first.
  private(set) var origin: Precedence?

  private var originWords: Int32 = 0
  private var copied = CopiedWords()

  /// Forgets what was taken.
  mutating func removeAll() {
    (origin, originWords) = (nil, 0)
    copied.removeAll()
  }

  /// Takes note of a pair with a text that came before.
  ///
  /// - Parameters:
  ///   - giver: the first article of that text.
  ///   - words: own words that both share.
  ///   - passages: where they stand in the taker.
  mutating func take(
    from giver: Precedence, sharing words: Int32, _ passages: [Range<Int32>]
  ) {
    let isMore = origin.map { best in
      words > originWords || words == originWords && giver.isBefore(best)
    }
    if isMore ?? true { (origin, originWords) = (giver, words) }
    for passage in passages { copied.add(passage, family: giver.family) }
  }

  /// Words that were taken, and the family that has most of them.
  mutating func count() -> (words: Int32, family: Int) { copied.count() }
}
