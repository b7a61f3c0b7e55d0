extension Timestamp {
  /// What a date says that is written as most are: `2015-07-21`, perhaps with `T14:30:05` or
  /// ` 14:30:05` behind it, perhaps with a `Z`.
  ///
  /// - Returns: what ``parsedReading(of:)`` gives, in a tenth of the time; nil for all others.
  package static func usualReading(of text: Span<UInt8>) -> Reading? {
    guard text.count == 10 || text.count == 19 || text.count == 20,
      text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let century = twoDigits(text, 0), let years = twoDigits(text, 2),
      let month = twoDigits(text, 5), let day = twoDigits(text, 8)
    else { return nil }
    let year = 100 * century + years
    guard 1600...2199 ~= year, 1...12 ~= month, day >= 1,
      day <= dayCount(year: year, month: month)
    else { return nil }
    let midnight = Int64(days(year: year, month: month, day: day)) * 86_400
    guard text.count > 10 else { return Reading(seconds: midnight, hasTimeOfDay: false) }
    guard text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " "),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      text.count == 19 || text[19] == UInt8(ascii: "Z"),
      let hour = twoDigits(text, 11), let minute = twoDigits(text, 14),
      let second = twoDigits(text, 17), hour < 24, minute < 60, second < 60
    else { return nil }
    return Reading(
      seconds: midnight + Int64(hour * 3600 + minute * 60 + second), hasTimeOfDay: true)
  }

  @inline(__always)
  private static func twoDigits(_ text: Span<UInt8>, _ place: Int) -> Int? {
    guard text[place].isDigit, text[place + 1].isDigit else { return nil }
    return Int(text[place] - 0x30) * 10 + Int(text[place + 1] - 0x30)
  }
}
