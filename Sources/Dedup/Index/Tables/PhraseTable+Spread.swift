extension PhraseTable {
  /// Articles and marks of a phrase as they are stored.
  struct Spread: Sendable, Hashable {
    let articles: UInt16
    let marks: UInt64

    private static let kindMask: UInt64 = 1 << UInt64(PhraseSpread.marks) - 1
    /// Values of a day's or an outlet's mark, with that of none.
    private static let markValues = PhraseSpread.marks + 1
    /// Number of simple spreads that there can be.
    static let simpleCount = 2 * markValues * markValues

    init(articles: UInt16, marks: UInt64) {
      self.articles = articles
      self.marks = marks
    }

    /// A spread of at most so many articles as can be stored.
    init(of phrase: Phrase) {
      articles = UInt16(clamping: phrase.articles)
      marks = phrase.marks & (1 << UInt64(2 * PhraseSpread.marks) - 1)
    }

    /// The simple spread of an index, nil if there is none.
    init?(simple index: Int) {
      guard (0..<Self.simpleCount).contains(index) else { return nil }
      let (articles, both) = index.quotientAndRemainder(
        dividingBy: Self.markValues * Self.markValues)
      let (day, outlet) = both.quotientAndRemainder(dividingBy: Self.markValues)
      self.articles = UInt16(articles)
      marks =
        (day == 0 ? 0 : 1 << UInt64(day - 1))
        | (outlet == 0 ? 0 : 1 << UInt64(PhraseSpread.marks + outlet - 1))
    }

    /// The index of a simple spread, one of at most one article, day and outlet; else nil.
    var simpleIndex: Int? {
      let day = marks & Self.kindMask
      let outlet = marks >> UInt64(PhraseSpread.marks)
      guard articles <= 1, day & (day &- 1) == 0, outlet & (outlet &- 1) == 0 else {
        return nil
      }
      let dayValue = day == 0 ? 0 : day.trailingZeroBitCount + 1
      let outletValue = outlet == 0 ? 0 : outlet.trailingZeroBitCount + 1
      return (Int(articles) * Self.markValues + dayValue) * Self.markValues + outletValue
    }
  }
}
