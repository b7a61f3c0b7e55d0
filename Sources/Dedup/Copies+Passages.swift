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
    PassagePlaces(reader: reader, corpus: corpus)
      .passages(of: [pair], aligned: passages, parallel: Parallel(threads: 1))[0]
  }

  /// The passages of some of ``pairs``, in the order given.
  ///
  /// Each document is read once, however many of the pairs it is in, so that the more of
  /// the list is asked for at a time the less it costs. The progress counts documents.
  public func passages(
    of pairs: [CopyPair], in corpus: Corpus, parallel: Parallel
  ) -> [[Passage]] {
    PassagePlaces(reader: reader, corpus: corpus)
      .passages(of: pairs, aligned: passages, parallel: parallel)
  }
}

extension CopyPair {
  /// The pair's passages, among those of all verified pairs, in the order of its `a`.
  func aligned(among passages: PackedPassages) -> [AlignedPassage] {
    let aligned = passages.passages(at: self.passages)
    return isReversed ? aligned.seenFromB : aligned
  }
}
