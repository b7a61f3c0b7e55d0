package import Vectors

/// Finds where the passages of pairs stand in their articles, with nothing in memory but the
/// articles of a task.
///
/// Passages are told in words, which are the same in all articles of a text; in characters each
/// article has its own.
package struct TaskPassages: Sendable {
  private let reader: TextReader

  /// What finds them.
  ///
  /// - Throws: ``DedupError`` for options outside their ranges.
  package init(_ options: CopySearch.Options) throws(DedupError) {
    reader = try CopySearch(options).reader
  }

  /// A pair of articles, by their numbers, and its passages in words.
  package struct Pair: Sendable {
    /// The pair.
    package let pair: TextPair
    let aligned: [AlignedPassage]

    /// A pair; if it `isReversed` the passages are told from its second article.
    package init(_ pair: TextPair, aligned: [AlignedPassage], isReversed: Bool) {
      self.pair = pair
      self.aligned = isReversed ? aligned.seenFromB : aligned
    }
  }

  /// Where passages stand.
  ///
  /// - Parameters:
  ///   - pairs: pairs of the articles.
  ///   - numbers: the numbers of the articles, in any order.
  ///   - corpus: the articles, in the same order.
  /// - Returns: the passages of each pair, in the order of the pairs.
  /// - Throws: ``PartFault`` if articles are missing or passages not within them.
  package func passages(
    of pairs: [Pair], among numbers: [Int32], in corpus: Corpus
  ) throws(PartFault) -> [[Passage]] {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    let ranks = try PartRanks(order.map { numbers[$0] })
    let ranked = try ranks.ranks(of: pairs.map(\.pair))
    let counts = wordCounts(of: corpus)
    var packed = PackedPassages()
    var placed: [CopyPair] = []
    for (pair, rank) in zip(pairs, ranked) {
      let (a, b) = (order[rank.a], order[rank.b])
      for passage in pair.aligned {
        guard !passage.a.isEmpty, !passage.b.isEmpty, passage.a.upperBound <= counts[a]
        else { throw .passages(Int(numbers[a])) }
        guard passage.b.upperBound <= counts[b] else { throw .passages(Int(numbers[b])) }
      }
      placed.append(
        CopyPair(
          score: 0, passages: packed.append(pair.aligned), first: Int32(a),
          second: Int32(b), shared: 0, shinglesA: 0, shinglesB: 0, equalWords: 0,
          runWords: 0, relation: .copy, isReversed: false))
    }
    return PassagePlaces(reader: reader, corpus: corpus)
      .passages(of: placed, aligned: packed, parallel: Parallel(threads: 1))
  }

  private func wordCounts(of corpus: Corpus) -> [Int] {
    var workspace = TextReader.Workspace()
    return (0..<corpus.count).map { document in
      var count = 0
      reader.readTokens(of: document, in: corpus, workspace: &workspace) { _, buffer in
        count = buffer.tokens.count
      }
      return count
    }
  }
}
