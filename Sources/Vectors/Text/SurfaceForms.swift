/// How terms are written: for each the spelling it has most often in a corpus.
///
///     let spellings = SurfaceForms(of: hashes, in: corpus, analyzer: terms, parallel: parallel)
///     spellings[0]  // "السعودية" for the term "سعود"
///
/// A term is a stem and reads badly; readers get the word as it stood in the texts, with the
/// capitals, accents and vowel signs that most of its occurrences have. Of spellings that
/// are equally frequent the first one in document order is taken. A term of several words
/// is spelt as they stand, with the stop words between them and any blanks as one space. A
/// spelling is of whole words: if a term is made of characters, is a part of a character
/// (U+FDFA is four words) or never occurs, its place is nil.
public struct SurfaceForms: Sendable {
  /// The spellings, in the order in which the terms were given.
  public let spellings: [String?]

  /// Looks for the spellings of terms.
  ///
  /// - Parameters:
  ///   - hashes: ``TermHash`` of the terms, distinct.
  ///   - corpus: where to look.
  ///   - fields: the fields of its documents to look in.
  ///   - analyzer: what the terms were made with.
  ///   - parallel: the threads to use; the result does not depend on them.
  /// - Complexity: the time of one analysis of the corpus; memory for every spelling of the
  ///   terms, once a thread.
  public init(
    of hashes: [UInt64], in corpus: Corpus, fields: [Document.Field] = [.title, .text],
    analyzer: Analyzer, parallel: Parallel
  ) {
    guard analyzer.options.features == .words else {
      spellings = Array(repeating: nil, count: hashes.count)
      return
    }
    var numbers = HashIndex(capacity: hashes.count)
    for (number, hash) in hashes.enumerated() where numbers.number(of: hash) == nil {
      numbers.insert(hash, number: Int32(number))
    }
    let terms = numbers
    let fields = Document.Field.allCases.filter(fields.contains)
    let parts: [SpellingCounts] = parallel.map(count: corpus.count, grain: 256) {
      documents in
      var counts = SpellingCounts()
      counts.count(terms, corpus, documents, fields, analyzer)
      corpus.releasePages(of: documents)
      return counts
    }
    var counts = SpellingCounts()
    for part in parts { counts.merge(part) }
    spellings = counts.mostFrequent(termCount: hashes.count)
  }

  /// The spelling of the term at a place of the hashes given.
  public subscript(place: Int) -> String? { spellings[place] }
}
