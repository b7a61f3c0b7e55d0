/// The languages whose stop words are known.
///
/// Their order breaks ties when the language of a text is found.
public enum Language: String, Sendable, Hashable, CaseIterable {
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
