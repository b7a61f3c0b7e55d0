internal import Vectors

/// A short stretch of text as words with what stands between them.
///
/// The storage is used again from stretch to stretch.
struct MarkedWords {
  /// What stands between two words.
  struct Marks: OptionSet {
    let rawValue: UInt16
    /// The end of a line, or of the text.
    static let line = Marks(rawValue: 1)
    /// A dash or a bullet; a tatweel between spaces is a dash as well.
    static let dash = Marks(rawValue: 2)
    /// A hyphen without a space on either side.
    static let hyphen = Marks(rawValue: 4)
    static let slash = Marks(rawValue: 8)
    static let colon = Marks(rawValue: 16)
    static let opening = Marks(rawValue: 32)
    static let closing = Marks(rawValue: 64)
    static let quote = Marks(rawValue: 128)
    static let comma = Marks(rawValue: 256)
    /// A full stop, question mark or the like.
    static let stop = Marks(rawValue: 512)
    static let copyright = Marks(rawValue: 1024)
    /// A change between Arabic and other letters.
    static let script = Marks(rawValue: 2048)

    /// What words of one form may have between them, as in "France-Presse".
    static let insideForms: Marks = [.dash, .hyphen, .stop]
  }

  /// Hashes of the words.
  private(set) var hashes: [UInt64] = []
  /// What stands before each word, and at the end of the stretch.
  private(set) var marks: [Marks] = []

  private var hasCapitalsOnly: [Bool] = []
  private var hasDigitsOnly: [Bool] = []
  private var buffer = TokenBuffer()

  /// Number of words.
  var count: Int { hashes.count }

  /// Takes in a stretch.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - range: the stretch.
  ///   - analyzer: finds the words.
  mutating func load(_ text: Span<UInt8>, _ range: Range<Int>, _ analyzer: Analyzer) {
    let stretch = text.extracting(range)
    buffer.removeAll()
    analyzer.append(stretch, to: &buffer)
    hashes.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    hasCapitalsOnly.removeAll(keepingCapacity: true)
    hasDigitsOnly.removeAll(keepingCapacity: true)
    var end = 0
    var wasArabic: Bool?
    for token in buffer.tokens {
      let (start, next) = (Int(token.start), Int(token.end))
      // A character that stands for several words gives tokens of one place.
      var between =
        start > end ? MarkedWords.marks(of: stretch.extracting(end..<start)) : []
      if hashes.isEmpty, range.lowerBound == 0 { between.insert(.line) }
      let isArabic = 0xD8...0xDB ~= stretch[start]
      if let wasArabic, wasArabic != isArabic { between.insert(.script) }
      wasArabic = isArabic
      hashes.append(token.hash)
      marks.append(between)
      let word = stretch.extracting(start..<next)
      hasCapitalsOnly.append(!word.hasByte(in: 0x61...0x7A))
      hasDigitsOnly.append(!word.hasByte(in: 0x3A...0xFF))
      end = max(end, next)
    }
    var last = MarkedWords.marks(of: stretch.extracting(end..<stretch.count))
    if range.upperBound == text.count { last.insert(.line) }
    marks.append(last)
  }

  /// Whether these words stand at a place as one form.
  func hold(_ words: [UInt64], at start: Int) -> Bool {
    guard start + words.count <= count else { return false }
    for i in words.indices {
      guard hashes[start + i] == words[i] else { return false }
      if i > 0, !marks[start + i].isSubset(of: .insideForms) { return false }
    }
    return true
  }

  /// Whether no word of a range has a small ASCII letter.
  func isInCapitals(_ range: Range<Int>) -> Bool {
    range.allSatisfy { hasCapitalsOnly[$0] }
  }

  /// Whether a word is a number in ASCII digits.
  func isNumber(_ word: Int) -> Bool { hasDigitsOnly[word] }

  /// Whether a word stands between slashes.
  func isSlashed(_ word: Int) -> Bool {
    marks[word].contains(.slash) && marks[word + 1].contains(.slash)
  }
}

extension Span<UInt8> {
  fileprivate func hasByte(in range: ClosedRange<UInt8>) -> Bool {
    for i in indices where range ~= self[i] { return true }
    return false
  }
}

extension MarkedWords {
  /// The marks among the bytes between two words.
  private static func marks(of bytes: Span<UInt8>) -> Marks {
    if bytes.count == 1, bytes[0] == UInt8(ascii: "-") { return .hyphen }
    var marks: Marks = []
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte < 0x80 {
        marks.formUnion(mark(ascii: byte))
        i += 1
      } else {
        // Lead byte and first two trailing bytes tell the marks apart.
        let second = i + 1 < bytes.count ? bytes[i + 1] : 0
        let third = i + 2 < bytes.count ? bytes[i + 2] : 0
        marks.formUnion(mark(byte, second, third))
        i += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      }
    }
    return marks
  }

  private static func mark(ascii byte: UInt8) -> Marks {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): .line
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "|"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: ">"), UInt8(ascii: "="):
      .dash
    case UInt8(ascii: "/"), UInt8(ascii: "\\"): .slash
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .closing
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .quote
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "+"):
      .comma
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    default: []
    }
  }

  private static func mark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Marks {
    switch (first, second, third) {
    case (0xC2, 0xA9, _): .copyright
    case (0xC2, 0xAB, _), (0xC2, 0xBB, _): .quote  // « »
    case (0xC2, 0xB7, _): .dash  // middle dot
    case (0xD8, 0x8C, _), (0xD8, 0x9B, _): .comma  // Arabic comma and semicolon
    case (0xD8, 0x9F, _), (0xDB, 0x94, _): .stop  // Arabic question mark, Urdu full stop
    case (0xD9, 0x80, _): .dash  // tatweel
    case (0xE2, 0x80, 0x90...0x95): .dash
    case (0xE2, 0x80, 0x98...0x9F), (0xE2, 0x80, 0xB9...0xBA): .quote
    case (0xE2, 0x80, 0xA2), (0xE2, 0x88, 0x92): .dash  // bullet, minus
    case (0xE2, 0x80, 0xA6): .stop  // ellipsis
    case (0xEF, 0xB4, 0xBE): .closing  // ornate parentheses
    case (0xEF, 0xB4, 0xBF): .opening
    default: []
    }
  }
}
