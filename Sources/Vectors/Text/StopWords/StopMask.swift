/// Why a word may have to be left out, one bit a reason: the languages it is a stop word of,
/// and what counts in any language.
struct StopMask: OptionSet, Sendable {
  let rawValue: UInt32

  @inline(__always)
  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The words of a language, given by its place among all of them.
  init(languageNumber: Int) {
    rawValue = 1 << UInt32(languageNumber)
  }

  /// The words left out of every text.
  init(of stopWords: StopWords) {
    var mask: StopMask = []
    if case .languages(let languages) = stopWords {
      for (number, language) in Language.allCases.enumerated()
      where languages.contains(language) {
        mask.insert(StopMask(languageNumber: number))
      }
    }
    self = mask
  }

  /// A word that the caller wants left out.
  static let own = StopMask(rawValue: 1 << 31)
  /// A word that is too short or too long.
  static let length = StopMask(rawValue: 1 << 30)
}
