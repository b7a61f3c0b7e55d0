/// From pairs of texts to pairs of documents.
///
/// A text that stands in several documents gives a pair for each of them, and pairs among
/// them, as ``DocumentPairing`` says.
struct PairListing: Sendable {
  let survey: Survey
  let pairing: DocumentPairing

  init(survey: Survey, groupLimit: Int, partners: Partners?) {
    self.survey = survey
    pairing = DocumentPairing(
      survey: survey, groupLimit: groupLimit, partners: partners)
  }

  /// What the list leaves out.
  var notes: [Copies.Note] {
    let stars = pairing.starCount
    return stars > 0 ? [.groupsListedAsStars(stars, limit: pairing.groupLimit)] : []
  }

  /// The pairs of documents, by the first and then the second.
  ///
  /// - Parameter verified: pairs of texts; the passages of texts that stand in several
  ///   documents are added to theirs.
  /// - Returns: the pairs, each once.
  func pairs(from verified: inout VerifiedPairs) -> [CopyPair] {
    var pairs: [CopyPair] = []
    for pair in verified.pairs {
      pairing.forEachPair(of: pair.pair.a, and: pair.pair.b) { x, y in
        pairs.append(copyPair(pair, x, y))
      }
    }
    for text in pairing.sharedTexts {
      let words = 0..<survey.wordCounts[text]
      let place = verified.passages.append(
        [AlignedPassage(a: words, b: words, equal: survey.wordCounts[text])])
      for (x, y) in pairing.pairs(of: text) {
        pairs.append(equalPair(x, y, text, passages: place))
      }
    }
    // Where every text has one document they are in order already.
    let isOrdered = zip(pairs, pairs.dropFirst()).allSatisfy { $0.order < $1.order }
    if !isOrdered { pairs.sort { $0.order < $1.order } }
    return pairs
  }

  /// The pair of two documents of the same words.
  private func equalPair(_ x: Int, _ y: Int, _ text: Int, passages: Int) -> CopyPair {
    let (words, shingles) = (survey.wordCounts[text], survey.shingleCounts[text])
    return CopyPair(
      score: 1, passages: passages, first: Int32(x), second: Int32(y), shared: shingles,
      shinglesA: shingles, shinglesB: shingles, equalWords: words, runWords: words,
      relation: .copy, isReversed: false)
  }

  /// The pair of a document of the first text and one of the second, in input order.
  private func copyPair(_ pair: VerifiedPair, _ x: Int, _ y: Int) -> CopyPair {
    CopyPair(
      pair, x, y, shinglesA: survey.shingleCounts[pair.pair.a],
      shinglesB: survey.shingleCounts[pair.pair.b])
  }
}

extension CopyPair {
  /// The pair of a document of the first text of a pair and one of the second, in input order.
  init(_ pair: VerifiedPair, _ x: Int, _ y: Int, shinglesA: Int32, shinglesB: Int32) {
    let isSwapped = y < x
    self.init(
      score: pair.score, passages: pair.passages, first: Int32(min(x, y)),
      second: Int32(max(x, y)), shared: pair.shingles,
      shinglesA: isSwapped ? shinglesB : shinglesA,
      shinglesB: isSwapped ? shinglesA : shinglesB, equalWords: pair.equalWords,
      runWords: pair.longestRun, relation: pair.relation, isReversed: isSwapped)
  }

  /// Both documents as a number by which pairs are ordered.
  fileprivate var order: UInt64 { UInt64(first) << 32 | UInt64(second) }
}
