/// How often each term is in each document of a batch: what every weighting starts from.
///
/// Terms are numbered in the order in which the batch first shows them; ``Vocabulary``
/// sorts and prunes them. Rows are in document order, and the terms of a row in the order
/// in which the document shows them. 8 bytes a cell, and the form of each term once.
public struct TermCounts: Sendable {
  /// What each term is known by, as ``Token/hash``.
  public let hashes: [UInt64]
  /// The form of each term.
  let forms: TermForms
  /// Where each document's cells start, and after the last one where they end.
  public let rowStarts: [Int]
  /// The term of each cell.
  public let terms: [Int32]
  /// How often the document has the term, at least once.
  public let counts: [UInt32]
  /// In how many documents each term is.
  public let documentFrequencies: [Int32]
  /// How many documents have terms, those included of which all are left out.
  package let filledCount: Int

  /// Number of documents.
  public var documentCount: Int { rowStarts.count - 1 }

  /// Number of distinct terms.
  public var termCount: Int { hashes.count }

  /// The cells of a document, as a range into ``terms`` and ``counts``.
  package func cells(of document: Int) -> Range<Int> {
    rowStarts[document]..<rowStarts[document + 1]
  }

  /// The form of a term, by its number.
  public func term(_ number: Int) -> String {
    forms.string(number)
  }

  /// Counts the terms of every document.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - analyzer: what makes terms of text.
  ///   - fields: the fields that count, as if they were one text.
  ///   - least: in how many documents a term has to be. Terms that are in fewer may be left
  ///     out, which takes much less memory where they are most, as n-grams of words are.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Complexity: O(*n*) in the bytes of the fields.
  public init(
    of corpus: Corpus, analyzer: Analyzer, fields: [Document.Field],
    least: Int = 1, parallel: Parallel
  ) {
    guard let lengths = analyzer.lengthsOfNGrams else {
      self.init(of: corpus, analyzer, fields, parallel) { $0.append($1, of: corpus) }
      return
    }
    let sequences = WordSequences(of: corpus, analyzer, fields, parallel)
    let filter =
      least > 1 ? NGramFilter(of: sequences, lengths: lengths, least: least) : nil
    let parts = parallel.reporting(to: nil).map(
      count: sequences.chunks.count, grain: 1
    ) {
      NGramCounter(number: $0, sequences, lengths: lengths, filter: filter)
    } _: { counter, chunk in
      counter.count(chunk: chunk.lowerBound)
    }
    self.init(merging: parts)
  }

  /// Counts the terms of every document from its tokens: what
  /// ``init(of:analyzer:fields:parallel:)`` is checked against.
  package init(
    referenceOf corpus: Corpus, analyzer: Analyzer, fields: [Document.Field],
    parallel: Parallel
  ) {
    self.init(of: corpus, analyzer, fields, parallel) {
      $0.appendReference($1, of: corpus)
    }
  }

  private init(
    of corpus: Corpus, _ analyzer: Analyzer, _ fields: [Document.Field],
    _ parallel: Parallel, append: @Sendable (inout TermCounter, Int) -> Void
  ) {
    let parts = parallel.map(count: corpus.count, grain: 512) {
      TermCounter(number: $0, analyzer: analyzer, fields: fields)
    } _: { counter, documents in
      for document in documents { append(&counter, document) }
      corpus.releasePages(of: documents)
      return counter.takePart()
    }
    self.init(merging: parts)
  }

  /// The parts one after another, with their terms numbered anew.
  private init(merging parts: consuming [TermCountsPart]) {
    var numbering = TermNumbering(
      capacity: parts.reduce(0) { $0 + $1.hashes.count })
    let cellCount = parts.reduce(0) { $0 + $1.terms.count }
    var rowStarts = [0]
    var terms: [Int32] = []
    var counts: [UInt32] = []
    terms.reserveCapacity(cellCount)
    counts.reserveCapacity(cellCount)
    filledCount = parts.reduce(0) { $0 + $1.filledCount }
    for i in parts.indices {
      // Taken out, so that its memory is free before the next one is copied.
      var part = TermCountsPart(counter: parts[i].counter)
      swap(&part, &parts[i])
      numbering.apply(to: &part)
      let start = counts.count
      rowStarts += part.rowEnds.map { start + $0 }
      counts += part.counts
      terms += part.terms
    }
    var frequencies = [Int32](repeating: 0, count: numbering.table.count)
    for term in terms { frequencies[Int(term)] += 1 }
    hashes = numbering.table.hashes
    forms = numbering.table.forms
    self.rowStarts = rowStarts
    self.terms = terms
    self.counts = counts
    self.documentFrequencies = frequencies
  }
}
