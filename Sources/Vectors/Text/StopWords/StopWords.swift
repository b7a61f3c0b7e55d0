/// Whose words that are too common to say anything are left out.
public enum StopWords: Sendable, Hashable {
  /// None are.
  case none
  /// Those of the language of each text, which is found by counting stop words.
  case automatic
  /// Those of the given languages, in every text.
  case languages([Language])
}
