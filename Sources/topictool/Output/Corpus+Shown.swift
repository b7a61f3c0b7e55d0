internal import Vectors

// How tables name articles.

extension Corpus {
  /// The title of an article, or the beginning of its text, or its id; in one line.
  func headline(of index: Int) -> String {
    let title = beginning(of: .title, of: index)
    if !title.isEmpty { return title }
    let text = beginning(of: .text, of: index)
    return text.isEmpty ? shown(.id, of: index) : text
  }

  /// When an article was published: `2019-02-18 14:05` in UTC, as the record has it where
  /// that was not understood, or nothing.
  func dateline(of index: Int) -> String {
    guard let time = documents[index].time else { return shown(.date, of: index) }
    let (day, second) = time.quotientAndFloorModulus(86_400)
    guard second != 0 else { return Self.date(ofDay: day) }
    let minutes = Int(second / 60)
    return "\(Self.date(ofDay: day)) \(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
  }

  /// The day of an article's date, or nothing if it has none that was understood.
  func day(of index: Int) -> String? {
    documents[index].time.map { Self.date(ofDay: $0.quotientAndFloorModulus(86_400).0) }
  }

  /// A field in one line of printable characters.
  func shown(_ field: Document.Field, of index: Int) -> String {
    string(field, of: index).printable
  }

  /// As much of a field as a table could show.
  private func beginning(of field: Document.Field, of index: Int) -> String {
    var scratch: [UInt8] = []
    let bytes = bytes(field, of: index, scratch: &scratch)
    var start: [UInt8] = []
    for i in 0..<min(bytes.count, 1024) { start.append(bytes[i]) }
    // A letter that was cut in two at the end shows as one replacement character, far
    // right of what a table has room for.
    return String(decoding: start, as: UTF8.self).printable
  }

  /// A day counted from 1 January 1970 in the Gregorian calendar (Hinnant, "chrono-
  /// Compatible Low-Level Date Algorithms", `civil_from_days`).
  private static func date(ofDay day: Int64) -> String {
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

  private static func two(_ number: Int) -> String {
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
