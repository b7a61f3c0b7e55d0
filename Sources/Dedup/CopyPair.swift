/// Two documents that share text, with the evidence.
public struct CopyPair: Sendable, Hashable {
  /// The document that stands first in the input.
  public var a: Int { Int(first) }
  /// The other.
  public var b: Int { Int(second) }
  /// Exact Jaccard resemblance of their sets of shingles, from 0 to 1.
  public var jaccard: Double {
    Double(shared) / (Double(shinglesA) + Double(shinglesB) - Double(shared))
  }
  /// The share of a's distinct shingles that stand in b.
  public var containmentA: Double { Double(shared) / Double(shinglesA) }
  /// The share of b's distinct shingles that stand in a.
  public var containmentB: Double { Double(shared) / Double(shinglesB) }
  /// Words of the passages that are equal in both.
  public var sharedWords: Int { Int(equalWords) }
  /// Words of the longest run that stands in both.
  public var longestRun: Int { Int(runWords) }

  // Large batches have millions of pairs: in this order a pair takes 48 bytes.

  /// How much of the shorter one's own content stands in the other, from 0 to 1.
  ///
  /// ``RelationRule`` calls a pair a copy by it. 1 for documents of the very same words.
  public let score: Double
  /// Where its passages stand in ``Copies/passages``, `a` and `b` as they were verified.
  let passages: Int
  let first: Int32
  let second: Int32
  /// Distinct shingles that stand in both.
  let shared: Int32
  /// Distinct shingles of the first.
  let shinglesA: Int32
  /// Distinct shingles of the second.
  let shinglesB: Int32
  let equalWords: Int32
  let runWords: Int32
  /// How they stand to each other.
  public let relation: Relation
  /// Whether the pair was verified with `b` as its first text, which is so where b's text
  /// stands in an earlier document as well.
  let isReversed: Bool
}
