/// Two documents that share text, with the evidence.
public struct CopyPair: Sendable, Hashable {
  /// The document that stands first in the input.
  public let a: Int
  /// The other.
  public let b: Int
  /// How they stand to each other.
  public let relation: Relation
  /// Exact Jaccard resemblance of their sets of shingles, from 0 to 1.
  public let jaccard: Double
  /// The share of a's distinct shingles that stand in b.
  public let containmentA: Double
  /// The share of b's distinct shingles that stand in a.
  public let containmentB: Double
  /// Words of the passages that are equal in both.
  public let sharedWords: Int
  /// Words of the longest run that stands in both.
  public let longestRun: Int

  /// How much of the shorter one's own content stands in the other, from 0 to 1.
  ///
  /// ``RelationRule`` calls a pair a copy by it. 1 for documents of the very same words.
  public let score: Double

  /// Whether the pair was verified with `b` as its first text, which is so where b's text
  /// stands in an earlier document as well.
  let isReversed: Bool
  /// Its passages in ``Copies/passages``, `a` and `b` as they were verified.
  let passages: Range<Int>
}
