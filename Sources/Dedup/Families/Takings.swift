/// Which text took which passages from which, among the copies and partial copies.
///
/// Of two texts the taker is the one whose first document came later. Arrays are indexed by
/// text.
struct Takings: Sendable {
  /// For each text the document before it with which it shares most words, or -1.
  private(set) var origins: [Int32]

  /// The first document of each text, by ``Precedence``.
  private let firsts: [Int32]
  /// Words of each text that were taken.
  private var counts: [Int32]
  /// The number of the family that has most of them, or 0.
  private var families: [Int32]

  /// What the texts of some families took.
  init(_ families: SourcedFamilies, of material: FamilyMaterial, verified: VerifiedPairs)
  {
    firsts = families.firsts(in: material)
    counts = Array(repeating: 0, count: material.textCount)
    self.families = counts
    origins = Array(repeating: -1, count: material.textCount)
    let firsts = firsts
    let precedence = { families.precedence(of: Int(firsts[$0]), in: material) }
    let takers = Takers(
      of: verified.pairs, textCount: material.textCount, precedence: precedence)
    var taking = TextTaking()
    for text in 0..<material.textCount where !takers[text].isEmpty {
      taking.removeAll()
      for index in takers[text] {
        let pair = verified.pairs[Int(index)]
        let isFirst = pair.pair.a == text
        taking.take(
          from: precedence(isFirst ? pair.pair.b : pair.pair.a),
          sharing: pair.own.shared,
          verified.passages.passages(at: pair.passages).map { isFirst ? $0.a : $0.b })
      }
      let (words, family) = taking.count()
      counts[text] = words
      self.families[text] = Int32(family)
      if let origin = taking.origin { origins[text] = Int32(origin.document) }
    }
  }

  /// How much of each document is copied.
  ///
  /// Documents of one text are copies of the first of them.
  func copiedText(of material: FamilyMaterial, numbers: [Int32]) -> CopiedText {
    var documentCounts: [Int32] = []
    var documentFamilies: [Int32] = []
    for (document, text) in material.textOfDocument.enumerated() {
      let isFirst = text >= 0 && Int(firsts[Int(text)]) == document
      if text < 0 || isFirst {
        documentCounts.append(text < 0 ? 0 : counts[Int(text)])
        documentFamilies.append(text < 0 ? 0 : families[Int(text)])
      } else {
        documentCounts.append(material.words(of: document))
        documentFamilies.append(numbers[document])
      }
    }
    return CopiedText(
      wordCounts: numbers.indices.map(material.words), copiedCounts: documentCounts,
      families: documentFamilies)
  }
}

/// The pairs in which each text is the taker, as indices in the order of the pairs.
private struct Takers {
  private var pairs: [Int32]
  /// Where each text's pairs begin, and where the last one's end.
  private var starts: [Int]

  init(
    of verified: [VerifiedPair], textCount: Int, precedence: (Int) -> Precedence
  ) {
    var takers = Array(repeating: -1 as Int32, count: verified.count)
    starts = Array(repeating: 0, count: textCount + 1)
    for (index, pair) in verified.enumerated() where pair.relation.isTaking {
      let (a, b) = (pair.pair.a, pair.pair.b)
      let taker = precedence(b).isBefore(precedence(a)) ? a : b
      takers[index] = Int32(taker)
      starts[taker + 1] += 1
    }
    for i in starts.indices.dropFirst() { starts[i] += starts[i - 1] }
    pairs = Array(repeating: 0, count: starts[textCount])
    var next = starts
    for (index, taker) in takers.enumerated() where taker >= 0 {
      pairs[next[Int(taker)]] = Int32(index)
      next[Int(taker)] += 1
    }
  }

  subscript(text: Int) -> ArraySlice<Int32> { pairs[starts[text]..<starts[text + 1]] }
}
