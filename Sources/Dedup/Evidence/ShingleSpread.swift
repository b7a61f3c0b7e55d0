internal import Vectors

/// Over how many articles, days and outlets each shingle of a batch is spread.
///
/// A table of counters that shingles are hashed into, four bytes each: the number of
/// articles up to 255, and twelve marks each for the days and the outlets, of which the
/// set ones are counted. Shingles that fall into one counter add up, so that a spread is
/// never less than the truth but for two days or outlets that share a mark; the table has
/// at least one counter for every word of the batch as long as that is below 2²⁴, and at
/// most 64 MB.
///
/// Tables of equal size can be merged: articles add, marks unite. So the statistic of a
/// batch can be taken in parts.
package struct ShingleSpread: Sendable {
  /// The spread of one shingle.
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
  package static let marks = 12
  private static let articleMask: UInt32 = 0xFF
  private static let allowedBits = 12...24

  private var counters: [UInt32]
  private let shift: UInt64

  /// An empty table fit for a batch of `wordCount` words.
  package init(wordCount: Int) {
    var bits = ShingleSpread.allowedBits.lowerBound
    while bits < ShingleSpread.allowedBits.upperBound, 1 << bits < wordCount { bits += 1 }
    counters = Array(repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The marks of an article that appeared on a day and in an outlet.
  ///
  /// - Parameters:
  ///   - time: seconds since 1970, or nil where no date is known.
  ///   - outlet: a hash of the outlet's name, or nil where none is known.
  /// - Returns: the bits to set in a counter.
  package static func marks(time: Int64?, outlet: UInt64?) -> UInt32 {
    var marks: UInt32 = 0
    if let time {
      // Floored, so that the days before 1970 are days as well.
      let day = time / 86_400 - (time % 86_400 < 0 ? 1 : 0)
      let place = (day % Int64(Self.marks) + Int64(Self.marks)) % Int64(Self.marks)
      marks |= 1 << (8 + UInt32(place))
    }
    if let outlet {
      marks |= 1 << (8 + UInt32(Self.marks) + UInt32(outlet % UInt64(Self.marks)))
    }
    return marks
  }

  /// Takes in an article.
  ///
  /// - Parameters:
  ///   - shingles: its distinct shingles.
  ///   - marks: where and when it appeared.
  ///   - isNew: false for a text that was counted before: only its marks are added.
  package mutating func add(_ shingles: ArraySlice<UInt64>, marks: UInt32, isNew: Bool) {
    for shingle in shingles {
      let place = Int(shingle &>> shift)
      var counter = counters[place] | marks
      if isNew, counter & Self.articleMask < Self.articleMask { counter += 1 }
      counters[place] = counter
    }
  }

  /// The spread of a shingle.
  package subscript(shingle: UInt64) -> Entry {
    let counter = counters[Int(shingle &>> shift)]
    let marks = (1 << UInt32(Self.marks)) - 1 as UInt32
    return Entry(
      articles: Int(counter & Self.articleMask),
      days: (counter >> 8 & marks).nonzeroBitCount,
      outlets: Self.outlets[(counter >> (8 + UInt32(Self.marks))).nonzeroBitCount])
  }

  /// How many outlets set so many marks, by linear counting (Whang, Vander-Zanden & Taylor
  /// 1990).
  ///
  /// −*m* ln(1 − *s*/*m*); when all are set, there may be any number.
  private static let outlets = [0, 1, 2, 3, 5, 6, 8, 11, 13, 17, 22, 30, 1 << 20]

  /// Articles that have the shingle, at most 255 and never less than the truth below that.
  package func articles(with shingle: UInt64) -> Int {
    Int(counters[Int(shingle &>> shift)] & Self.articleMask)
  }

  /// Takes in what another table of the same size has counted.
  package mutating func merge(_ other: ShingleSpread) {
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
