/// How often, and in how many documents, each term of a batch is.
///
/// All arrays are indexed by term.
struct TermStatistics: Sendable {
  /// Number of documents, those without a single term included.
  let documentCount: Int
  /// What each term is known by, as ``Token/hash``.
  let hashes: [UInt64]
  /// The form of each term.
  let forms: TermForms
  /// In how many documents each term is.
  let documentFrequencies: [Int32]
  /// How the occurrences of each term are spread over documents, if it was asked for.
  let spreads: [TermSpread]?

  /// Statistics that were taken before.
  init(
    documentCount: Int, hashes: [UInt64], forms: TermForms, documentFrequencies: [Int32],
    spreads: [TermSpread]?
  ) {
    self.documentCount = documentCount
    self.hashes = hashes
    self.forms = forms
    self.documentFrequencies = documentFrequencies
    self.spreads = spreads
  }

  /// The statistics of counted documents, terms in the order of their numbers.
  ///
  /// - Parameters:
  ///   - counts: the batch.
  ///   - votes: the documents that count, nil for all. Terms that only others have are in
  ///     no document.
  ///   - includesSpreads: whether ``spreads`` are wanted.
  /// - Complexity: O(*n*) in the number of cells with spreads or votes, O(1) without.
  init(of counts: TermCounts, votes: Votes? = nil, spreads includesSpreads: Bool) {
    let voters = votes?.voters ?? Array(0..<counts.documentCount)
    documentCount = voters.count
    hashes = counts.hashes
    forms = counts.forms
    documentFrequencies = counts.documentFrequencies(among: votes)
    guard includesSpreads else {
      spreads = nil
      return
    }
    var spreads = [TermSpread](repeating: TermSpread(), count: counts.termCount)
    for document in voters {
      for cell in counts.cells(of: document) {
        spreads[Int(counts.terms[cell])].add(Int(counts.counts[cell]))
      }
    }
    self.spreads = spreads
  }
}
