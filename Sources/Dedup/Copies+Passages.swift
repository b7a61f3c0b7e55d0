public import Vectors

extension Copies {
  /// The passages that stand in both documents of a pair, in the order of its `a`.
  ///
  /// No word of either text is in two passages. Passages have at least as many words as a
  /// shingle, and their words add up to the pair's `sharedWords`; a text shorter than a
  /// shingle is one passage.
  ///
  /// - Complexity: O(*n*) in the texts of both, which are read again.
  public func passages(of pair: CopyPair, in corpus: Corpus) -> [Passage] {
    var finder = PassageFinder(reader: reader, corpus: corpus)
    return finder.passages(of: pair)
  }

  /// The passages of some of ``pairs``, in their order.
  ///
  /// A document that is `a` in consecutive pairs is read once for them, so that whole
  /// stretches of the list cost little more than reading the other documents.
  public func passages(
    ofPairs range: Range<Int>, in corpus: Corpus, parallel: Parallel
  ) -> [[Passage]] {
    let chunks = parallel.map(count: range.count, grain: 64) { chunk in
      var finder = PassageFinder(reader: reader, corpus: corpus)
      return chunk.map { finder.passages(of: pairs[range.lowerBound + $0]) }
    }
    return chunks.flatMap(\.self)
  }
}
