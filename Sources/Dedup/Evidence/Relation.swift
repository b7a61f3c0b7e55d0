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
}

/// How the relation of two texts follows from what they have in common.
public struct RelationRule: Sendable, Hashable {
  /// The share of the shorter text's own shingles that makes it a copy.
  ///
  /// Half of the words of a text are in somewhat less than half of its 3-word shingles once
  /// single words have been changed, each of which breaks three.
  public var copyShare = 0.4
  /// Words of one passage, without recurring text, that make a sentence taken over.
  public var sentence: Int32 = 20
  /// The least share of a text's shingles that must be its own for ``copyShare`` to be
  /// asked of it; below, the text is formula.
  public var ownFloor = 0.1
  /// Words of recurring text that two articles must share to be called a template.
  public var template: Int32 = 8

  /// The rule with its default numbers.
  public init() {}

  /// The relation of two texts.
  ///
  /// - Parameters:
  ///   - overlap: what they have in common.
  ///   - a: number of distinct shingles of the first, and of those that do not recur.
  ///   - b: the same of the second.
  func relation(
    _ overlap: Overlap, _ a: (all: Int32, own: Int32), _ b: (all: Int32, own: Int32)
  ) -> Relation {
    let shorter = a.own <= b.own ? a : b
    let isNews = Double(shorter.own) >= ownFloor * Double(shorter.all)
    if isNews, Double(overlap.ownShingles) > copyShare * Double(shorter.own) {
      return .copy
    }
    if overlap.longestOwnRun >= sentence { return .partial }
    return overlap.words >= template ? .template : .none
  }
}
