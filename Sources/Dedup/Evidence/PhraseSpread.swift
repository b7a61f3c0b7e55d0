internal import Vectors

/// Over how many articles, days and outlets each phrase of a batch is spread.
///
/// Two tables of counters that phrases are hashed into (a count-min sketch: Cormode &
/// Muthukrishnan 2005), eight bytes each: the number of articles up to 255, and 28 marks
/// each for the days and the outlets, of which the set ones are counted. A phrase is in no
/// more articles, days and outlets than both of its counters say, and never in fewer but
/// for two days or outlets that share a mark. A table has at least one counter for
/// every eight bytes of text, up to 2²⁴, which takes 256 MB for both: then one in three
/// hundred phrases seems to recur and does not.
///
/// Tables of equal size can be merged: articles add, marks unite. So the statistic of a
/// batch can be taken in parts.
package struct PhraseSpread: Sendable {
  /// The spread of one phrase.
  package struct Entry: Sendable, Hashable {
    /// Articles that have it, at most 255.
    package var articles: Int
    /// Days on which such an article appeared, at least so many; 0 if none is dated.
    package var days: Int
    /// Outlets in which such an article appeared, by estimate; 0 if none is named.
    package var outlets: Int

    /// A spread over so many of each.
    package init(articles: Int, days: Int, outlets: Int) {
      self.articles = articles
      self.days = days
      self.outlets = outlets
    }
  }

  /// Number of marks for days, and as many for outlets.
  package static let marks = 28
  private static let articleMask: UInt64 = 0xFF
  private static let allowedBits = 12...24

  /// Both tables, one after the other.
  private var counters: [UInt64]
  /// Counters of a table, a power of two.
  private let size: Int

  /// Empty tables fit for a batch of `wordCount` words.
  package init(wordCount: Int) {
    size = 1 << TableSize.bits(for: wordCount, in: PhraseSpread.allowedBits)
    counters = Array(repeating: 0, count: 2 * size)
  }

  /// Where a phrase is counted: the low bits of its hash and others, which tell nothing of
  /// each other.
  private func places(of phrase: UInt64) -> (Int, Int) {
    let mask = size - 1
    return (
      Int(truncatingIfNeeded: phrase) & mask,
      size + Int(truncatingIfNeeded: phrase &>> 32) & mask
    )
  }

  /// The marks of an article that appeared on a day and in an outlet.
  ///
  /// - Parameters:
  ///   - time: seconds since 1970, or nil where no date is known.
  ///   - outlet: a hash of the outlet's name, or nil where none is known.
  /// - Returns: the bits to set in a counter.
  package static func marks(time: Int64?, outlet: UInt64?) -> UInt64 {
    var marks: UInt64 = 0
    if let time {
      // Floored, so that the days before 1970 are days as well.
      let day = time / 86_400 - (time % 86_400 < 0 ? 1 : 0)
      let place = (day % Int64(Self.marks) + Int64(Self.marks)) % Int64(Self.marks)
      marks |= 1 << (8 + UInt64(place))
    }
    if let outlet {
      marks |= 1 << (8 + UInt64(Self.marks) + UInt64(outlet % UInt64(Self.marks)))
    }
    return marks
  }

  /// Takes in an article.
  ///
  /// - Parameters:
  ///   - phrases: its distinct phrases.
  ///   - marks: where and when it appeared.
  ///   - isNew: false for a text that was counted before: only its marks are added.
  package mutating func add(_ phrases: ArraySlice<UInt64>, marks: UInt64, isNew: Bool) {
    let more: UInt64 = isNew ? 1 : 0
    for phrase in phrases {
      let (first, second) = places(of: phrase)
      counters[first] = PhraseSpread.adding(more, marks, to: counters[first])
      counters[second] = PhraseSpread.adding(more, marks, to: counters[second])
    }
  }

  @inline(__always)
  private static func adding(_ more: UInt64, _ marks: UInt64, to counter: UInt64)
    -> UInt64
  {
    (counter & articleMask < articleMask ? counter + more : counter) | marks
  }

  /// The spread of a phrase.
  package subscript(phrase: UInt64) -> Entry {
    let (first, second) = places(of: phrase)
    let marks = (1 << UInt64(Self.marks)) - 1 as UInt64
    let both = counters[first] & counters[second]
    return Entry(
      articles: Int(
        min(counters[first] & Self.articleMask, counters[second] & Self.articleMask)),
      days: (both >> 8 & marks).nonzeroBitCount,
      outlets: Self.outlets[(both >> (8 + UInt64(Self.marks))).nonzeroBitCount])
  }

  /// How many outlets set so many marks, by linear counting (Whang, Vander-Zanden & Taylor
  /// 1990).
  ///
  /// −*m* ln(1 − *s*/*m*); when all are set, there may be any number.
  private static let outlets = [
    0, 1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 14, 16, 17, 19, 21, 24, 26, 29, 32, 35, 39, 43, 48,
    54, 63, 74, 93, 1 << 20,
  ]

  /// Takes in what another table of the same size has counted.
  package mutating func merge(_ other: PhraseSpread) {
    precondition(
      counters.count == other.counters.count,
      "tables of \(counters.count) and \(other.counters.count) counters")
    for i in counters.indices {
      let (a, b) = (counters[i], other.counters[i])
      let articles = min(
        (a & Self.articleMask) + (b & Self.articleMask), Self.articleMask)
      counters[i] = (a | b) & ~Self.articleMask | articles
    }
  }
}
