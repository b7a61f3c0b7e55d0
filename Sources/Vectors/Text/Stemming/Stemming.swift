/// How words lose their endings.
public enum Stemming: String, Sendable, Hashable, CaseIterable {
  /// They keep them.
  case none
  /// Words of Arabic letters by ``Light10``; others keep their endings.
  case light10
  /// All words by the English stemmer of ``Snowball``.
  case english
  /// Words of Arabic letters by ``Light10``, and all words of a text by the stemmer of its
  /// language, if ``Snowball`` has one; the language is found by counting stop words.
  case automatic = "auto"

  /// Whether words of Arabic letters are stemmed.
  var isArabic: Bool { self == .light10 || self == .automatic }

  /// The stemmer of a text whose language is this one, or was not found.
  func snowball(_ language: Language?) -> Snowball? {
    switch self {
    case .none, .light10: nil
    case .english: .english
    case .automatic: language.flatMap { Snowball(rawValue: $0.rawValue) }
    }
  }
}
