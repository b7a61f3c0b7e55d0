/// Two documents of a batch, compared whether or not they share anything.
public struct DocumentComparison: Sendable {
  /// How they stand to each other, and how much they share; nil if one of them has no words.
  public let pair: CopyPair?
  /// The passages that stand in both, in the order of the pair's `a`.
  public let passages: [Passage]
  /// Where text that recurs over the batch stands in the pair's `a`, in Unicode scalars:
  /// stretches that ascend and do not touch.
  public let formulaOfA: [Range<Int>]
  /// The same of its `b`.
  public let formulaOfB: [Range<Int>]
}
