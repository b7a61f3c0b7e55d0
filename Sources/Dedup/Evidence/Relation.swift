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
///
/// Everything is asked of *own* words, which do not belong to recurring text.
public struct RelationRule: Sendable, Hashable {
  /// The share of the shorter text's own words that passages must hold to make it a copy.
  ///
  /// A passage shows what two texts share only where a whole shingle is equal, so that each
  /// small edit hides up to two words at either side; somewhat less than half of the words
  /// is seen where half is shared. On labelled news the result is flat from 0.45 to 0.48.
  public var copyShare = 0.47

  /// Words of one stretch of passages that make a sentence taken over.
  ///
  /// News sentences have 20 to 25 words; some are lost at the ends and around edits.
  public var sentence: Int32 = 15

  /// The least share of a text's shingles that must be its own for it to be called a copy;
  /// below, the text is formula throughout.
  public var ownFloor = 0.1

  /// Words, recurring or not, that two articles must share to be called a template.
  public var template: Int32 = 8

  /// The rule with its default numbers.
  public init() {}

  /// What the rule asks of a text.
  struct Size {
    /// Distinct shingles.
    let shingles: Int32
    /// Those that do not recur.
    let own: Int32
  }

  /// The relation of two texts whose shingles have `wordsMore` words and one.
  func relation(_ overlap: Overlap, _ a: Size, _ b: Size, wordsMore: Int32) -> Relation {
    let shorter = a.own <= b.own ? a : b
    let isNews = Double(shorter.own) >= ownFloor * Double(shorter.shingles)
    let ownWords = Double(shorter.own + wordsMore)
    if isNews, shorter.own > 0, Double(overlap.ownWords) > copyShare * ownWords {
      return .copy
    }
    if overlap.longestOwnStretch >= sentence { return .partial }
    return overlap.words >= template ? .template : .none
  }
}
