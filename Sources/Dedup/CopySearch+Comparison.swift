public import Vectors

extension CopySearch {
  /// Compares two documents of a corpus word for word.
  ///
  /// The corpus is read once, so that what recurs over it is known; nothing is searched for.
  ///
  /// - Parameters:
  ///   - a: a document.
  ///   - b: a later one.
  ///   - corpus: the batch.
  ///   - parallel: the threads to work on; its progress counts documents.
  /// - Throws: ``DedupError/documents(_:allowed:)`` for more documents than have numbers,
  ///   ``DedupError/temporaryFile(_:)`` if what memory does not hold cannot be set aside.
  /// - Returns: the relation and figures they have in a search, and their passages.
  /// - Complexity: O(*n*) in the bytes of the corpus.
  public func comparison(
    of a: Int, and b: Int, in corpus: Corpus, parallel: Parallel
  ) throws(DedupError) -> DocumentComparison {
    precondition(
      0 <= a && a < b && b < corpus.count, "documents \(a) and \(b) of \(corpus.count)")
    var survey = try survey(of: corpus, parallel: parallel)
    survey.forgetSamples()
    let texts = (survey.textOfDocument[a], survey.textOfDocument[b])
    var verified = VerifiedPairs()
    if texts.0 >= 0, texts.1 >= 0, texts.0 != texts.1 {
      // Nothing is less than the least resemblance of 0.
      verified = verification(
        of: survey, in: corpus, filter: PairFilter(minimumJaccard: 0)
      ).verified([TextPair(texts.0, texts.1)], parallel: parallel.reporting(to: nil))
    }
    var both = survey
    for document in 0..<corpus.count where document != a && document != b {
      both.textOfDocument[document] = -1
    }
    let listing = PairListing(survey: both, groupLimit: 2, partners: nil)
    let pair = listing.pairs(from: &verified).first
    let places = PassagePlaces(reader: reader, corpus: corpus)
    let passages = pair.map {
      places.passages(
        of: [$0], aligned: verified.passages, parallel: parallel.reporting(to: nil))
    }
    return DocumentComparison(
      pair: pair, passages: passages?.first ?? [],
      formulaOfA: formula(of: a, survey, corpus),
      formulaOfB: formula(of: b, survey, corpus))
  }

  /// Where text that recurs stands in a document, in Unicode scalars.
  private func formula(
    of document: Int, _ survey: Survey, _ corpus: Corpus
  ) -> [Range<Int>] {
    let text = survey.textOfDocument[document]
    guard text >= 0 else { return [] }
    let block = TextBlock(
      [text], survey: survey, corpus: corpus, reader: reader,
      parallel: Parallel(threads: 1))
    let traits = block[0].traits
    var stretches: [Range<Int32>] = []
    var start: Int?
    for word in traits.startIndex...traits.endIndex {
      if word < traits.endIndex, !traits[word].isOwn {
        start = start ?? word
      } else if let first = start {
        stretches.append(Int32(first)..<Int32(word))
        start = nil
      }
    }
    var placed = PlacedText()
    return placed.places(of: stretches, in: document, of: corpus, reader: reader)
      .map(\.scalars)
  }
}
