/// How words lose their endings.
public enum Stemming: String, Sendable, Hashable, CaseIterable {
  /// They keep them.
  case none
  /// Words of Arabic letters by ``Light10``; others keep their endings.
  case light10
}
