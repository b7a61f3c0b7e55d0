public import Vectors

/// Articles of a batch, and those of an index that they share text with.
public struct IndexMatches: Sendable {
  /// The batch, and behind it articles of the index: those that share text with some of the
  /// batch, and others of the same words as these, in the order in which they were added.
  public let corpus: Corpus
  /// How they stand to each other: pairs have their `a` in the batch and their `b` behind it,
  /// and `batchCount` is the size of the batch.
  public let copies: Copies

  /// The pairs but for those of an article of the batch with the article of its own id in the
  /// index: what was added before is not news to itself.
  public var pairs: [CopyPair] {
    copies.pairs.filter { pair in
      corpus.string(.id, of: pair.a) != corpus.string(.id, of: pair.b)
    }
  }
}
