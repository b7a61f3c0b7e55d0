internal import Vectors

/// Which text took which passages from which, among the copies and partial copies.
///
/// Of two texts the taker is the one whose first document came later. Arrays are indexed by
/// text.
struct Takings: Sendable {
  private let survey: Survey
  private let verified: VerifiedPairs
  /// The first document of each text, by ``Precedence``.
  private let firsts: [Int32]
  /// For each text the document before it with which it shares most words, or -1.
  let origins: [Int32]

  /// The pairs of each taker, one taker's after another's, as indices; where each one's
  /// begin, and where the last one's end.
  private let pairs: [Int32]
  private let starts: [Int]

  init(survey: Survey, precedence: Precedence, verified: VerifiedPairs) {
    self.survey = survey
    self.verified = verified
    var firsts = survey.documentOfText
    for (document, text) in survey.textOfDocument.enumerated() where text >= 0 {
      if precedence.isBefore(document, Int(firsts[Int(text)])) {
        firsts[Int(text)] = Int32(document)
      }
    }
    var takers = Array(repeating: -1 as Int32, count: verified.pairs.count)
    var counts = Array(repeating: 0, count: survey.count + 1)
    for (index, pair) in verified.pairs.enumerated()
    where pair.relation == .copy || pair.relation == .partial {
      let isFirstTaker = precedence.isBefore(
        Int(firsts[pair.pair.b]), Int(firsts[pair.pair.a]))
      takers[index] = Int32(isFirstTaker ? pair.pair.a : pair.pair.b)
      counts[Int(takers[index]) + 1] += 1
    }
    for i in counts.indices.dropFirst() { counts[i] += counts[i - 1] }
    var pairs = Array(repeating: 0 as Int32, count: counts[survey.count])
    var next = counts
    for (index, taker) in takers.enumerated() where taker >= 0 {
      pairs[next[Int(taker)]] = Int32(index)
      next[Int(taker)] += 1
    }
    self.firsts = firsts
    self.pairs = pairs
    starts = counts
    origins = Takings.origins(
      survey.count, verified, firsts: firsts, takers: takers, precedence)
  }

  private static func origins(
    _ count: Int, _ verified: VerifiedPairs, firsts: [Int32], takers: [Int32],
    _ precedence: Precedence
  ) -> [Int32] {
    var origins = Array(repeating: -1 as Int32, count: count)
    var words = Array(repeating: 0 as Int32, count: count)
    for (pair, taker) in zip(verified.pairs, takers) where taker >= 0 {
      let taker = Int(taker)
      let giver = firsts[taker == pair.pair.a ? pair.pair.b : pair.pair.a]
      let (best, more) = (origins[taker], min(pair.equalOwnA, pair.equalOwnB))
      if best < 0 || more > words[taker]
        || more == words[taker] && precedence.isBefore(Int(giver), Int(best))
      {
        origins[taker] = giver
        words[taker] = more
      }
    }
    return origins
  }

  /// How much of each document is copied.
  ///
  /// Documents of one text are copies of the first of them.
  func copiedText(wordCounts: [Int32], numbers: [Int32]) -> CopiedText {
    var counts = Array(repeating: 0 as Int32, count: survey.count)
    var families = counts
    var copied = CopiedWords()
    for text in 0..<survey.count where starts[text] < starts[text + 1] {
      copied.removeAll()
      for index in pairs[starts[text]..<starts[text + 1]] {
        let pair = verified.pairs[Int(index)]
        let isFirst = pair.pair.a == text
        let giver = Int(firsts[isFirst ? pair.pair.b : pair.pair.a])
        for passage in verified.passages.passages(at: pair.passages) {
          copied.add(isFirst ? passage.a : passage.b, family: numbers[giver])
        }
      }
      (counts[text], families[text]) = copied.count()
    }
    var documentCounts: [Int32] = []
    var documentFamilies: [Int32] = []
    for (document, text) in survey.textOfDocument.enumerated() {
      let isFirst = text >= 0 && Int(firsts[Int(text)]) == document
      if text < 0 || isFirst {
        documentCounts.append(text < 0 ? 0 : counts[Int(text)])
        documentFamilies.append(text < 0 ? 0 : families[Int(text)])
      } else {
        documentCounts.append(wordCounts[document])
        documentFamilies.append(numbers[document])
      }
    }
    return CopiedText(
      wordCounts: wordCounts, copiedCounts: documentCounts, families: documentFamilies)
  }
}
