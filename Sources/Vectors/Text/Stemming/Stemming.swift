/// How words lose their endings.
public enum Stemming: String, Sendable, Hashable, CaseIterable {
  /// They keep them.
  case none
  /// Words of Arabic letters by ``Light10``; others keep their endings.
  case light10
  /// All words by the English stemmer of ``Snowball``.
  case english
  /// All words by the French stemmer of ``Snowball``.
  case french
  /// All words by the German stemmer of ``Snowball``.
  case german
  /// All words by the Spanish stemmer of ``Snowball``.
  case spanish
  /// All words by the Russian stemmer of ``Snowball``.
  case russian
  /// Words of Arabic letters by ``Light10``, and all words of a text by the stemmer of its
  /// language, if ``Snowball`` has one; the language is found by counting stop words.
  case automatic = "auto"

  /// Whether words of Arabic letters are stemmed.
  var isArabic: Bool { self == .light10 || self == .automatic }

  /// The stemmer of a text whose language is this one, or was not found.
  func snowball(_ language: Language?) -> Snowball? {
    switch self {
    case .none, .light10: nil
    case .english, .french, .german, .spanish, .russian: Snowball(rawValue: rawValue)
    case .automatic: language.flatMap { Snowball(rawValue: $0.rawValue) }
    }
  }
}
