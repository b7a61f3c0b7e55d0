/// A walk over the numbers and words of a date.
struct DateParser {
  /// Bytes of a date at most.
  static let capacity = 128

  // The date in ASCII digits and lower case.
  private var bytes = InlineArray<128, UInt8>(repeating: 0)
  private var count = 0
  private var position = 0

  // Numbers that are no time, in their order, and how many digits each had.
  private var values = InlineArray<3, Int>(repeating: 0)
  private var digits = InlineArray<3, Int>(repeating: 0)
  private var numberCount = 0
  private var month: Int?
  private var pair: DateWord?

  private var secondsOfDay: Int?
  private var isAfternoon: Bool?
  private var zone = 0

  /// - Precondition: `text.count <= capacity`.
  init(_ text: Span<UInt8>) {
    var i = 0
    while i < text.count {
      let (byte, next) = (text[i], i + 1 < text.count ? text[i + 1] : 0)
      i += 1
      if byte == 0xD9, 0xA0...0xA9 ~= next {  // U+0660, Arabic-Indic digits
        append(next - 0xA0 + 0x30)
        i += 1
      } else if byte == 0xDB, 0xB0...0xB9 ~= next {  // U+06F0, Persian digits
        append(next - 0xB0 + 0x30)
        i += 1
      } else if byte == 0xD8, next == 0x8C {  // Arabic comma
        append(UInt8(ascii: ","))
        i += 1
      } else if byte == 0xD8, [0xA2, 0xA3, 0xA5].contains(next) {  // alef with hamza
        append(0xD8)
        append(0xA7)
        i += 1
      } else if byte == 0xE2, next == 0x80, i + 1 < text.count, text[i + 1] & 0xFE == 0x8E
      {
        i += 2  // marks of direction
      } else if byte == 0xC2, next == 0xA0 {  // no-break space
        append(0x20)
        i += 1
      } else {
        append(byte.lowercasedASCII)
      }
    }
  }

  private mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  /// What the date says, nil if it is not understood.
  mutating func parse() -> Timestamp.Reading? {
    while position < count {
      let byte = bytes[position]
      switch byte {
      case 0x30...0x39:
        guard takeNumber() else { return nil }
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        position += 1
        if secondsOfDay != nil, digit(at: position) != nil {
          guard takeOffset(sign: byte == UInt8(ascii: "+") ? 1 : -1) else { return nil }
        }
      case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
        guard takeWord() else { return nil }
      case UInt8(ascii: "("):
        while position < count, bytes[position] != UInt8(ascii: ")") { position += 1 }
      default:
        position += 1
      }
    }
    return reading()
  }
}

extension DateParser {
  private func digit(at place: Int) -> Int? {
    guard place < count, bytes[place].isDigit else { return nil }
    return Int(bytes[place] - 0x30)
  }

  /// Steps over digits; at most 18 of them are understood.
  private mutating func number() -> (value: Int, digits: Int)? {
    var value = 0
    let start = position
    while let digit = digit(at: position) {
      guard position - start < 18 else { return nil }
      value = value * 10 + digit
      position += 1
    }
    return (value, position - start)
  }

  private mutating func takeNumber() -> Bool {
    let follows = position > 0 ? bytes[position - 1] : 0
    guard let (value, digits) = number() else { return false }
    let next = position < count ? bytes[position] : 0
    let isClock =
      next == UInt8(ascii: ":")
      || next == UInt8(ascii: "h") && digit(at: position + 1) != nil
    if isClock, digits <= 2, secondsOfDay == nil { return takeClock(hour: value) }
    if follows == UInt8(ascii: "t"), digits == 4 || digits == 6, secondsOfDay == nil {
      let time = digits == 4 ? value * 100 : value
      skipFraction()
      return setTime(hour: time / 10_000, minute: time / 100 % 100, second: time % 100)
    }
    guard numberCount < 3 else { return false }
    values[numberCount] = value
    self.digits[numberCount] = digits
    numberCount += 1
    if digits > 4 { skipFraction() }
    return true
  }

  /// Takes minutes and seconds behind an hour.
  private mutating func takeClock(hour: Int) -> Bool {
    position += 1
    guard let (minute, digits) = number(), digits == 2 else { return false }
    var second = 0
    if position < count, bytes[position] == UInt8(ascii: ":") {
      position += 1
      guard let (value, digits) = number(), digits == 2 else { return false }
      second = value
    }
    skipFraction()
    return setTime(hour: hour, minute: minute, second: second)
  }

  private mutating func skipFraction() {
    guard position < count, bytes[position] == 0x2E || bytes[position] == 0x2C,
      digit(at: position + 1) != nil
    else { return }
    position += 1
    while digit(at: position) != nil { position += 1 }
  }

  private mutating func setTime(hour: Int, minute: Int, second: Int) -> Bool {
    // 24:00 is the end of a day, and second 60 a leap second.
    guard hour < 24 && minute < 60 && second <= 60 || hour == 24 && minute + second == 0
    else { return false }
    secondsOfDay = hour * 3600 + minute * 60 + second
    return true
  }

  /// Takes `03`, `0300` or `03:00` behind a sign.
  private mutating func takeOffset(sign: Int) -> Bool {
    guard let (value, digits) = number() else { return false }
    var (hours, minutes) = digits == 4 ? (value / 100, value % 100) : (value, 0)
    if digits <= 2, position < count, bytes[position] == UInt8(ascii: ":") {
      position += 1
      guard let (value, digits) = number(), digits == 2 else { return false }
      minutes = value
    }
    guard digits <= 2 || digits == 4, hours <= 14, minutes < 60 else { return false }
    hours *= sign
    zone = hours * 60 + sign * minutes
    return true
  }

  private mutating func takeWord() -> Bool {
    var hash = DateWord.emptyHash
    while position < count, 0x61...0x7A ~= bytes[position] || bytes[position] >= 0x80 {
      hash = DateWord.extend(hash, by: bytes[position])
      position += 1
    }
    let isDated = month != nil && numberCount >= 2 || numberCount == 3
    guard let word = DateWord(hash: hash) else { return isDated }
    switch (word, pair) {
    case (.month(let month), _): return setMonth(month)
    case (.pairedMonth, _): pair = word
    case (.first, .pairedMonth(let month, _)?): return setMonth(month)
    case (.second, .pairedMonth(_, let month)?): return setMonth(month)
    case (.morning, _): isAfternoon = false
    case (.afternoon, _): isAfternoon = true
    case (.zone(let minutes), _): zone = minutes
    case (.filler, _): break
    case (.first, _), (.second, _): return isDated
    }
    return true
  }

  /// Takes a month; papers give two names of one month with a slash between.
  private mutating func setMonth(_ value: Int) -> Bool {
    defer { month = value }
    pair = nil
    return month == nil || month == value
  }
}

extension DateParser {
  private func reading() -> Timestamp.Reading? {
    if numberCount == 1, month == nil { return readingOfOneNumber() }
    guard let (year, month, day) = date(), 1600...2199 ~= year, 1...12 ~= month, day >= 1,
      day <= Timestamp.dayCount(year: year, month: month)
    else { return nil }
    return reading(year, month, day, time: secondsOfDay)
  }

  private func reading(
    _ year: Int, _ month: Int, _ day: Int, time: Int?
  ) -> Timestamp.Reading? {
    let days = Timestamp.days(year: year, month: month, day: day)
    guard var time else {
      return Timestamp.Reading(seconds: Int64(days) * 86_400, hasTimeOfDay: false)
    }
    if let isAfternoon {
      let hour = time / 3600
      guard hour <= 12 || isAfternoon else { return nil }
      if isAfternoon, hour < 12 { time += 12 * 3600 }
      if !isAfternoon, hour == 12 { time -= 12 * 3600 }
    }
    return Timestamp.Reading(
      seconds: Int64(days * 86_400 + time - zone * 60), hasTimeOfDay: true)
  }

  /// Year, month and day from the numbers and the name of the month.
  private func date() -> (year: Int, month: Int, day: Int)? {
    if let month {
      guard numberCount == 2 else { return nil }
      if digits[0] == 4 { return (values[0], month, values[1]) }
      guard digits[0] <= 2, digits[1] == 4 || digits[1] == 2 else { return nil }
      // RFC 850 gives two digits of the year.
      let century = digits[1] == 4 ? 0 : values[1] < 70 ? 2000 : 1900
      return (century + values[1], month, values[0])
    }
    guard numberCount == 3, digits[1] <= 2 else { return nil }
    if digits[0] == 4, digits[2] <= 2 { return (values[0], values[1], values[2]) }
    guard digits[0] <= 2, digits[2] == 4 else { return nil }
    return values[1] > 12
      ? (values[2], values[0], values[1]) : (values[2], values[1], values[0])
  }

  /// A number alone: a date without punctuation, or the time since 1970.
  private func readingOfOneNumber() -> Timestamp.Reading? {
    let value = values[0]
    switch digits[0] {
    case 8, 12, 14:
      let isDay = digits[0] == 8
      let clock = isDay ? 0 : digits[0] == 12 ? value % 10_000 * 100 : value % 1_000_000
      let date = isDay ? value : digits[0] == 12 ? value / 10_000 : value / 1_000_000
      var parser = self
      guard
        isDay
          || parser.setTime(
            hour: clock / 10_000, minute: clock / 100 % 100, second: clock % 100)
      else { return nil }
      (parser.values[0], parser.digits[0]) = (date / 10_000, 4)
      (parser.values[1], parser.digits[1]) = (date / 100 % 100, 2)
      (parser.values[2], parser.digits[2]) = (date % 100, 2)
      parser.numberCount = 3
      return parser.reading()
    case 9, 10: return reading(ofSeconds: value)
    case 13: return reading(ofSeconds: value / 1000)
    default: return nil
    }
  }

  /// Seconds since 1970, up to the last year that is understood.
  private func reading(ofSeconds seconds: Int) -> Timestamp.Reading? {
    guard seconds < Timestamp.days(year: 2200, month: 1, day: 1) * 86_400 else {
      return nil
    }
    return Timestamp.Reading(seconds: Int64(seconds), hasTimeOfDay: true)
  }
}
