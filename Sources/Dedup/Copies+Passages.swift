public import Vectors

extension Copies {
  /// The passages that stand in both documents of a pair, in the order of its `a`.
  ///
  /// A passage holds small edits: words added, dropped or changed on one side. No word of
  /// either text is in two passages, every passage has a run of at least as many equal
  /// words as a shingle, and the equal words of all add up to the pair's `sharedWords`. A
  /// text shorter than a shingle is one passage.
  ///
  /// - Complexity: O(*n*) in the texts of both, which are read again.
  public func passages(of pair: CopyPair, in corpus: Corpus) -> [Passage] {
    var places = PassagePlaces(reader: reader, corpus: corpus)
    return places.passages(alignedPassages(of: pair), of: pair)
  }

  /// The passages of some of ``pairs``, in their order.
  ///
  /// A document that is `a` in consecutive pairs, or `b`, is read once for them, so that
  /// whole stretches of the list cost little more than reading the other documents.
  public func passages(
    ofPairs range: Range<Int>, in corpus: Corpus, parallel: Parallel
  ) -> [[Passage]] {
    let chunks = parallel.map(count: range.count, grain: 256) { chunk in
      var places = PassagePlaces(reader: reader, corpus: corpus)
      return chunk.map {
        let pair = pairs[range.lowerBound + $0]
        return places.passages(alignedPassages(of: pair), of: pair)
      }
    }
    return chunks.flatMap(\.self)
  }

  /// The passages of a pair as positions of words, in the order of its `a`.
  package func alignedPassages(of pair: CopyPair) -> [AlignedPassage] {
    pair.aligned(among: passages)
  }
}

extension CopyPair {
  /// The pair's passages, among those of all verified pairs, in the order of its `a`.
  func aligned(among passages: [AlignedPassage]) -> [AlignedPassage] {
    let aligned = passages[self.passages]
    guard isReversed else { return Array(aligned) }
    return aligned.map(\.reversed).sorted { $0.a.lowerBound < $1.a.lowerBound }
  }
}
