/// From pairs of texts to pairs of documents.
///
/// A text that stands in several documents gives a pair for each of them, and pairs among
/// them. Where more than ``groupLimit`` documents have a text, it is listed as a star: each
/// of them is paired with the first, and pairs with other texts name the first alone, so
/// that the list grows with the number of documents and not with its square.
struct PairListing: Sendable {
  let survey: Survey
  let groupLimit: Int

  /// Documents of each text, in order.
  private let documents: [[Int32]]

  init(survey: Survey, groupLimit: Int) {
    self.survey = survey
    self.groupLimit = groupLimit
    var documents: [[Int32]] = Array(repeating: [], count: survey.count)
    for (document, text) in survey.textOfDocument.enumerated() where text >= 0 {
      documents[Int(text)].append(Int32(document))
    }
    self.documents = documents
  }

  /// What the list leaves out.
  var notes: [Copies.Note] {
    var notes: [Copies.Note] = []
    let wordless = survey.textOfDocument.count { $0 < 0 }
    if wordless > 0 { notes.append(.documentsWithoutWords(wordless)) }
    let stars = documents.count { $0.count > groupLimit }
    if stars > 0 { notes.append(.groupsListedAsStars(stars, limit: groupLimit)) }
    return notes
  }

  /// The pairs of documents, by the first and then the second.
  func pairs(from verified: [VerifiedPair]) -> [CopyPair] {
    var pairs: [CopyPair] = []
    for pair in verified {
      for x in listed(pair.pair.a) {
        for y in listed(pair.pair.b) { pairs.append(copyPair(pair, Int(x), Int(y))) }
      }
    }
    for text in documents.indices where documents[text].count > 1 {
      appendEqual(text, to: &pairs)
    }
    return pairs.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  private func listed(_ text: Int) -> ArraySlice<Int32> {
    documents[text].count > groupLimit ? documents[text].prefix(1) : documents[text][...]
  }

  /// The pairs among documents of the same words.
  private func appendEqual(_ text: Int, to pairs: inout [CopyPair]) {
    let words = Int(survey.wordCounts[text])
    let firsts = listed(text).dropLast(documents[text].count > groupLimit ? 0 : 1)
    for (i, x) in firsts.enumerated() {
      for y in documents[text].dropFirst(i + 1) {
        pairs.append(
          CopyPair(
            a: Int(x), b: Int(y), relation: .copy, jaccard: 1, containmentA: 1,
            containmentB: 1, sharedWords: words, longestRun: words,
            isReversed: false))
      }
    }
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
      containmentB: shared / (isSwapped ? a : b), sharedWords: Int(pair.overlap.words),
      longestRun: Int(pair.overlap.longestRun), isReversed: isSwapped)
  }
}
