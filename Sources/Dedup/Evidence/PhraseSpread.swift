/// Over how many articles, days and outlets a phrase of a batch is spread.
///
/// Days and outlets are marked in 28 bits each, of which the set ones are counted; two days
/// or outlets may share a mark.
package struct PhraseSpread: Sendable, Hashable {
  /// Articles that have it.
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

  /// The spread over so many articles with these ``marks(time:outlet:)``, all together.
  package init(articles: Int, marks: UInt64) {
    let kind = (1 << UInt64(Self.marks)) - 1 as UInt64
    self.init(
      articles: articles, days: (marks & kind).nonzeroBitCount,
      outlets: Self.outlets[(marks &>> UInt64(Self.marks) & kind).nonzeroBitCount])
  }

  /// Number of marks for days, and as many for outlets.
  package static let marks = 28

  /// The marks of an article that appeared on a day and in an outlet, in the low 56 bits.
  ///
  /// - Parameters:
  ///   - time: seconds since 1970, or nil where no date is known.
  ///   - outlet: a hash of the outlet's name, or nil where none is known.
  /// - Returns: a bit for each.
  package static func marks(time: Int64?, outlet: UInt64?) -> UInt64 {
    var marks: UInt64 = 0
    if let time {
      // Floored, so that the days before 1970 are days as well.
      let day = time / 86_400 - (time % 86_400 < 0 ? 1 : 0)
      let place = (day % Int64(Self.marks) + Int64(Self.marks)) % Int64(Self.marks)
      marks |= 1 << UInt64(place)
    }
    if let outlet {
      marks |= 1 << (UInt64(Self.marks) + outlet % UInt64(Self.marks))
    }
    return marks
  }

  /// The places of the one mark for a day and the one for an outlet that an article has;
  /// ``marks`` where there is none.
  static func places(of marks: UInt64) -> (day: UInt64, outlet: UInt64) {
    let kind = (1 << UInt64(Self.marks)) - 1 as UInt64
    func place(_ marks: UInt64) -> UInt64 {
      marks == 0 ? UInt64(Self.marks) : UInt64(marks.trailingZeroBitCount)
    }
    return (place(marks & kind), place(marks &>> UInt64(Self.marks) & kind))
  }

  /// The marks at those places.
  static func marks(atPlaces day: UInt64, _ outlet: UInt64) -> UInt64 {
    let count = UInt64(marks)
    return (day < count ? 1 &<< day : 0) | (outlet < count ? 1 &<< (count &+ outlet) : 0)
  }

  /// How many outlets set so many marks, by linear counting (Whang, Vander-Zanden & Taylor
  /// 1990).
  ///
  /// −*m* ln(1 − *s*/*m*); when all are set, there may be any number.
  private static let outlets = [
    0, 1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 14, 16, 17, 19, 21, 24, 26, 29, 32, 35, 39, 43, 48,
    54, 63, 74, 93, 1 << 20,
  ]
}
