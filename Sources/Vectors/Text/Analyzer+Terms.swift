// What happens to words once a document has been read to its end: stop words go, what is
// left is stemmed and becomes terms. The usual terms are words that were stemmed as they
// were read, and then only the first step has to be taken.

extension Analyzer {
  /// Whether the terms of a document are the words that ``scan(_:into:)`` finds, but for
  /// those that are left out.
  var termsAreWords: Bool { ngrams == nil && wordsAreFinished }

  /// How many such words a term has, if terms are n-grams of them.
  var lengthsOfNGrams: ClosedRange<Int>? {
    guard let ngrams, ngrams.features == .words, wordsAreFinished else { return nil }
    return ngrams.lengths
  }

  /// Whether nothing happens to words after ``scan(_:into:)``, but that some are left out.
  private var wordsAreFinished: Bool {
    options.stemming == .none || options.stemming == .light10
  }

  /// Appends the tokens of a document.
  ///
  /// - Parameters:
  ///   - buffer: takes them.
  ///   - scan: appends the words of its sections, and ends each by
  ///     ``TokenBuffer/endSection(times:)``.
  @inline(__always)
  func appendDocument(
    to buffer: inout TokenBuffer, scan: (inout TokenBuffer) -> Void
  ) {
    let first = buffer.tokens.count
    buffer.stopMasks.removeAll(keepingCapacity: true)
    buffer.sections.removeAll(keepingCapacity: true)
    scan(&buffer)
    dropStopWords(from: first, in: &buffer)
    stemWords(from: first, in: &buffer)
    makeTerms(from: first, in: &buffer)
  }

  /// Makes terms of the words from `first` on.
  private func makeTerms(from first: Int, in buffer: inout TokenBuffer) {
    guard ngrams != nil || buffer.sections.contains(where: { $0.times > 1 }) else {
      return
    }
    buffer.words.removeAll(keepingCapacity: true)
    for place in first..<buffer.tokens.count { buffer.words.append(buffer.tokens[place]) }
    buffer.tokens.removeLast(buffer.words.count)
    var start = 0
    for place in buffer.sections.indices {
      let section = buffer.sections[place]
      let firstTerm = buffer.tokens.count
      let words = start..<section.end - first
      if let ngrams {
        ngrams.append(words, to: &buffer)
      } else {
        for word in words { buffer.tokens.append(buffer.words[word]) }
      }
      let terms = firstTerm..<buffer.tokens.count
      for _ in 1..<section.times {
        for term in terms { buffer.tokens.append(buffer.tokens[term]) }
      }
      buffer.sections[place].end = buffer.tokens.count
      start = words.upperBound
    }
  }
}
