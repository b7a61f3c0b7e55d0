/// Dates as feeds and newspapers write them.
///
///     Timestamp.seconds("2015-07-21T14:30:00+03:00")  // 1437478200
///     Timestamp.seconds("21 تموز/يوليو 2015")         // 1437436800
///     Timestamp.seconds("yesterday")                  // nil
///
/// Understood are ISO 8601 (also without punctuation), RFC 2822 and RFC 850, numeric dates
/// with `-`, `/` or `.`, dates with an English, French or Arabic month name, and seconds or
/// milliseconds since 1970. Arabic month names may be those of Cairo, Damascus, Tunis or
/// Rabat; digits may be Arabic-Indic or Persian.
///
/// - In a numeric date that ends in the year, the day comes before the month, unless only
///   the other order is possible: `03/04/2019` is 3 April.
/// - A time without a zone is taken as UTC, a day without a time as its midnight.
/// - Years lie between 1600 and 2199, so that a year of the Hijra is not taken for one.
public enum Timestamp {
  /// What a date says.
  public struct Reading: Sendable, Hashable {
    /// Seconds since 1 January 1970 UTC.
    public var seconds: Int64
    /// Whether a time of day was given; without one it is midnight.
    public var hasTimeOfDay: Bool
  }

  /// What the date in `text` says, nil if it is not understood.
  ///
  /// - Complexity: O(*n*), at most for 128 bytes; longer text is not understood.
  public static func reading(of text: Span<UInt8>) -> Reading? {
    guard text.count <= DateParser.capacity else { return nil }
    return usualReading(of: text) ?? parsedReading(of: text)
  }

  /// What a date of at most 128 bytes says, whichever way it is written: what
  /// ``usualReading(of:)`` is checked against.
  package static func parsedReading(of text: Span<UInt8>) -> Reading? {
    var parser = DateParser(text)
    return parser.parse()
  }

  /// The seconds since 1 January 1970 UTC that a date stands for, nil if it is not
  /// understood.
  public static func seconds(_ text: String) -> Int64? {
    reading(of: Array(text.utf8).span)?.seconds
  }

  /// Days from 1 January 1970 to a day of the Gregorian calendar.
  ///
  /// Years are counted from March, so that the leap day is their last (Hinnant,
  /// "chrono-compatible low-level date algorithms").
  static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  /// Days of a month.
  static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2:
      year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
        ? 29 : 28
    default: 31
    }
  }
}
