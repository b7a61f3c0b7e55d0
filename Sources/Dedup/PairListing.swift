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
      for (x, y) in pairing.pairs(of: pair.pair.a, and: pair.pair.b) {
        pairs.append(copyPair(pair, x, y))
      }
    }
    for text in pairing.sharedTexts {
      let words = 0..<survey.wordCounts[text]
      verified.passages.append(
        AlignedPassage(a: words, b: words, equal: survey.wordCounts[text]))
      let passage = verified.passages.count - 1
      for (x, y) in pairing.pairs(of: text) {
        pairs.append(equalPair(x, y, words.count, passage: passage))
      }
    }
    return pairs.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  /// The pair of two documents of the same words.
  private func equalPair(_ x: Int, _ y: Int, _ words: Int, passage: Int) -> CopyPair {
    CopyPair(
      a: x, b: y, relation: .copy, jaccard: 1, containmentA: 1, containmentB: 1,
      sharedWords: words, longestRun: words, score: 1, isReversed: false,
      passages: passage..<passage + 1)
  }

  /// The pair of a document of the first text and one of the second, in input order.
  private func copyPair(_ pair: VerifiedPair, _ x: Int, _ y: Int) -> CopyPair {
    let shared = Double(pair.overlap.shingles)
    let a = Double(survey.shingleCounts[pair.pair.a])
    let b = Double(survey.shingleCounts[pair.pair.b])
    let isSwapped = y < x
    return CopyPair(
      a: min(x, y), b: max(x, y), relation: pair.relation,
      jaccard: shared / (a + b - shared), containmentA: shared / (isSwapped ? b : a),
      containmentB: shared / (isSwapped ? a : b),
      sharedWords: Int(pair.overlap.content.equal),
      longestRun: Int(pair.overlap.longestRun), score: pair.score, isReversed: isSwapped,
      passages: pair.passages)
  }
}
