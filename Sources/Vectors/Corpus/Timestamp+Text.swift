extension Timestamp {
  /// A time in UTC as ISO 8601 has it.
  ///
  /// - Parameter seconds: seconds since 1 January 1970 UTC.
  /// - Returns: `2019-02-18T14:05:00Z`, or `2019-02-18` for midnight, which is what a date
  ///   without a time of day stands for.
  public static func text(_ seconds: Int64) -> String {
    let (day, second) = dayAndSecond(seconds)
    guard second != 0 else { return date(ofDay: day) }
    let time = [second / 3600, second / 60 % 60, second % 60].map(two)
    return "\(date(ofDay: day))T\(time.joined(separator: ":"))Z"
  }

  /// The day of a time, counted from 1 January 1970, and the second of that day.
  package static func dayAndSecond(_ seconds: Int64) -> (day: Int64, second: Int) {
    let (day, second) = seconds.quotientAndFloorModulus(86_400)
    return (day, Int(second))
  }

  /// A day counted from 1 January 1970, as `2019-02-18` in the Gregorian calendar (Hinnant,
  /// "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`).
  package static func date(ofDay day: Int64) -> String {
    let (era, dayOfEra) = (day + 719_468).quotientAndFloorModulus(146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(two(Int(month)))-\(two(Int(dayOfMonth)))"
  }

  /// A number below 100 in two digits.
  package static func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

extension Int64 {
  /// Quotient rounded down, and the remainder, which is not negative.
  ///
  /// - Precondition: `divisor` is positive.
  fileprivate func quotientAndFloorModulus(_ divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
