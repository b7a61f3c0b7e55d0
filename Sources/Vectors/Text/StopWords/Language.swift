/// The languages whose stop words are known.
///
/// Their order breaks ties when the language of a text is found.
public enum Language: Int, Sendable, Hashable, CaseIterable {
  /// Arabic.
  case arabic
  /// English.
  case english
  /// French.
  case french
  /// German.
  case german
  /// Spanish.
  case spanish
  /// Portuguese.
  case portuguese
  /// Italian.
  case italian
  /// Russian.
  case russian
  /// Turkish.
  case turkish
  /// Dutch.
  case dutch
  /// Swedish.
  case swedish
  /// Norwegian.
  case norwegian
  /// Danish.
  case danish
  /// Finnish.
  case finnish
  /// Hungarian.
  case hungarian
}

/// A set of languages, one bit each.
struct LanguageSet: OptionSet, Sendable {
  let rawValue: UInt32

  @inline(__always)
  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The set of one language.
  init(_ language: Language) {
    rawValue = 1 << UInt32(language.rawValue)
  }
}
