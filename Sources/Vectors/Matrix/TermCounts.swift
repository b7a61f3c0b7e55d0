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

  /// Number of documents.
  public var documentCount: Int { rowStarts.count - 1 }

  /// Number of distinct terms.
  public var termCount: Int { hashes.count }

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
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Complexity: O(*n*) in the bytes of the fields.
  public init(
    of corpus: Corpus, analyzer: Analyzer, fields: [Document.Field], parallel: Parallel
  ) {
    let parts = parallel.map(count: corpus.count, grain: 512) { documents in
      var counter = TermCounter()
      var tokens = TokenBuffer()
      var scratch: [UInt8] = []
      for document in documents {
        tokens.removeAll()
        analyzer.append(fields, of: document, in: corpus, scratch: &scratch, to: &tokens)
        counter.append(tokens)
      }
      return counter.finish()
    }
    self.init(merging: parts, parallel: parallel.reporting(to: nil))
  }

  /// The parts one after another, with their terms numbered anew.
  ///
  /// Taking the parts in their order gives the terms the numbers that one pass over all
  /// documents would have given them.
  private init(merging parts: [TermCountsPart], parallel: Parallel) {
    var table = TermTable(capacity: parts.map(\.hashes.count).max() ?? 0)
    let numbers = parts.map { part in
      part.hashes.indices.map { local in
        table.number(of: part.hashes[local], form: part.forms.bytes(of: local))
      }
    }
    let renumbered = parallel.map(count: parts.count, grain: 1) { range in
      range.map { i in parts[i].terms.map { numbers[i][Int($0)] } }
    }
    let cellCount = parts.reduce(0) { $0 + $1.terms.count }
    var rowStarts = [0]
    var terms: [Int32] = []
    var counts: [UInt32] = []
    var frequencies = [Int32](repeating: 0, count: table.count)
    terms.reserveCapacity(cellCount)
    counts.reserveCapacity(cellCount)
    for (part, renumbered) in zip(parts, renumbered.joined()) {
      let start = counts.count
      rowStarts += part.rowEnds.map { start + $0 }
      terms += renumbered
      counts += part.counts
      for term in renumbered { frequencies[Int(term)] += 1 }
    }
    hashes = table.hashes
    forms = table.forms
    self.rowStarts = rowStarts
    self.terms = terms
    self.counts = counts
    self.documentFrequencies = frequencies
  }
}
