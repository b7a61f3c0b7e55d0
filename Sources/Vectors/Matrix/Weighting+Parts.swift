extension Weighting {
  /// What a term weighs in its document, by how often it is there (*tf*).
  ///
  /// With hashed columns *tf* may be negative (``TermHashing``); then the weight is that of
  /// its magnitude, with its sign.
  public enum TermFrequency: Sendable, Hashable {
    /// *tf*.
    case raw
    /// 1, whatever the sign.
    case binary
    /// 1 + ln *tf*.
    case logarithmic
    /// ln(1 + *tf*).
    case logarithmicPlusOne
    /// (1 + ln *tf*) / (1 + ln *a*), where *a* is the average *tf* of the document's terms.
    case relativeLogarithmic
    /// *tf* / (*k1* · (1 - *b* + *b* · *l*) + *tf*), where *l* is the number of the
    /// document's words divided by the average of the batch.
    ///
    /// *k1* is in 0...1000 and *b* in 0...1. The factor *k1* + 1 that some put before it is
    /// the same for all terms, and left out as in the paper of ``Weighting/bm25(k1:b:)``.
    case saturated(k1: Double, b: Double)
  }

  /// What a term weighs in the batch, by the number *n* of its documents and the number
  /// *df* of those that have the term.
  public enum TermWeight: String, Sendable, Hashable, CaseIterable {
    /// 1.
    case equal
    /// ln((1 + *n*) / (1 + *df*)) + 1, as if one more document had every term.
    case smoothIDF
    /// ln(*n* / *df*) + 1; a term of a given vocabulary that no document has counts as one
    /// that one document has.
    case plainIDF
    /// ln(1 + (*n* - *df* + 0.5) / (*df* + 0.5)), which is the weight of Robertson and
    /// Spärck Jones but for the 1, without which it is negative for terms that more than
    /// half of the documents have. Lucene takes the same.
    case probabilisticIDF
    /// 1 + Σ *p* ln *p* / ln *n*, where *p* is the share of a document in all occurrences of
    /// the term: 1 for a term of one document, 0 for one that is spread evenly over all.
    case entropy
  }

  /// How the values of a row are scaled.
  public enum Normalization: Sendable, Hashable {
    /// They are not.
    case none
    /// Their magnitudes add up to 1.
    case l1
    /// Their squares add up to 1: the product of two rows is their cosine.
    case l2
    /// They are divided by (1 - *slope*) · *average* + *slope* · *u*, where *u* is the number
    /// of distinct terms of the document and *average* that of the batch; *slope* is in
    /// 0...1 (Singhal, Buckley & Mitra 1996, § 5).
    case pivoted(slope: Double)
  }
}
