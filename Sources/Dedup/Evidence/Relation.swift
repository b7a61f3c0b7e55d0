/// How two articles stand to each other.
public enum Relation: String, Sendable, Hashable, CaseIterable {
  /// One republishes the other, or both the same source: more than half of the shorter
  /// one's content stands in the other.
  case copy
  /// A sentence or more is taken over, and half or more of the shorter one is its own.
  case partial
  /// Only text that recurs over the batch is shared.
  case template
  /// Next to nothing is shared.
  case none

  /// Whether one of the two took something from the other.
  package var isTaking: Bool { self == .copy || self == .partial }
}
