/// Term counts of a run of documents, with term numbers of its own.
struct TermCountsPart: Sendable {
  /// The distinct terms of the run.
  private(set) var table = TermTable(capacity: 1 << 14)
  /// Where each document's cells end.
  private(set) var rowEnds: [Int] = []
  /// The term of each cell, by its number in ``table``.
  private(set) var terms: [Int32] = []
  /// How often the document has the term.
  private(set) var counts: [UInt32] = []

  /// Appends the documents of a range.
  mutating func append(
    _ documents: Range<Int>, of corpus: Corpus, analyzer: Analyzer,
    fields: [Document.Field]
  ) {
    var scratch: [UInt8] = []
    var tokens = TokenBuffer()
    // By term: how often the document at hand has shown it so far.
    var seen = [UInt32](repeating: 0, count: 1 << 14)
    for document in documents {
      tokens.removeAll()
      for field in fields {
        analyzer.append(
          corpus.bytes(field, of: document, scratch: &scratch), to: &tokens)
      }
      append(tokens, seen: &seen)
    }
  }

  /// Appends one document; `seen` is all zeros before and after.
  private mutating func append(_ buffer: TokenBuffer, seen: inout [UInt32]) {
    let start = terms.count
    let tokens = buffer.tokens.span
    let forms = buffer.forms.span
    for i in tokens.indices {
      let token = tokens[i]
      let form = forms.extracting(Int(token.formStart)..<Int(token.formEnd))
      let term = table.number(of: token.hash, form: form)
      if Int(term) >= seen.count {
        seen.append(contentsOf: repeatElement(0, count: seen.count))
      }
      if seen[Int(term)] == 0 { terms.append(term) }
      seen[Int(term)] += 1
    }
    for i in start..<terms.count {
      counts.append(seen[Int(terms[i])])
      seen[Int(terms[i])] = 0
    }
    rowEnds.append(terms.count)
  }
}
