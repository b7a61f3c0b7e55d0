/// What a scalar does at the edges of words: the Word_Break property of UAX #29, and three
/// classes more by which the analyzer departs from it.
///
/// The departures, each for the sake of matching one copy of a text with another:
///
/// - ``arabic``: an Arabic letter. It joins as `ALetter` does, except that a full stop,
///   colon or apostrophe between two letters does not hold them together if one of them
///   is Arabic: Arabic has no such words, only sentences typed without the space.
/// - ``unspaced``: a letter of a script written without spaces (Han, kana, Thai, Lao,
///   Khmer, Myanmar). It joins nothing; the analyzer makes pairs of neighbours.
/// - ``otherNumber``: a number or letter that UAX #29 leaves to stand alone, such as "²".
/// - Whatever is invisible (Default_Ignorable_Code_Point, most control characters), the
///   zero-width space with it, is ``extend``: what a reader cannot see does not part a word.
///   The Hangul fillers are ignorable by their property only; they are drawn as spaces, and
///   are ``other`` as those.
/// - Spaces, line ends and emoji are all ``other``: they only have to end a word. So does
///   the narrow no-break space, which joins words in UAX #29 and in French sets off a "?".
enum WordClass: UInt8 {
  case letter = 0
  case arabic = 1
  case numeric = 2
  case extendNumLet = 3
  case extend = 4
  case format = 5
  case zwj = 6
  case midLetter = 7
  case midNum = 8
  case midNumLet = 9
  case singleQuote = 10
  case doubleQuote = 11
  case other = 12
  case carriageReturn = 13
  case lineFeed = 14
  case newline = 15
  case wordSpace = 16
  case otherNumber = 17
  case hebrew = 18
  case unspaced = 19
  case regional = 20
  case katakana = 21

  /// The class in the low five bits of a table's byte.
  @inline(__always)
  init(bits: UInt8) {
    self = WordClass(rawValue: bits & 0x1F) ?? .other
  }

  /// `Extend | Format | ZWJ`, which rule WB4 passes over.
  @inline(__always)
  var isPassedOver: Bool { self == .extend || self == .format || self == .zwj }

  /// Whether a segment with such a scalar is a word: it has a letter or a number.
  @inline(__always)
  var makesWord: Bool {
    switch self {
    case .letter, .arabic, .hebrew, .numeric, .otherNumber, .unspaced, .katakana: true
    default: false
    }
  }
}
