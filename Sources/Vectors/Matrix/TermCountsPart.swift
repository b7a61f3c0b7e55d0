/// Term counts of a run of documents, with term numbers of its own.
struct TermCountsPart: Sendable {
  /// The hash of each term.
  var hashes: [UInt64] = []
  /// The form of each term.
  var forms = TermForms()
  /// Where each document's cells end.
  var rowEnds: [Int] = []
  /// The term of each cell.
  var terms: [Int32] = []
  /// How often the document has the term.
  var counts: [UInt32] = []
}

/// Counts the terms of one document after another.
struct TermCounter {
  private var table = TermTable(capacity: 1 << 14)
  private var part = TermCountsPart()
  /// By term: how often the document at hand has shown it so far.
  private var seen = [UInt32](repeating: 0, count: 1 << 14)

  /// Counts the terms of a document, whose row comes after those before it.
  mutating func append(_ buffer: TokenBuffer) {
    let start = part.terms.count
    let tokens = buffer.tokens.span
    let forms = buffer.forms.span
    for i in tokens.indices {
      let token = tokens[i]
      let form = forms.extracting(Int(token.formStart)..<Int(token.formEnd))
      let term = table.number(of: token.hash, form: form)
      if Int(term) >= seen.count {
        seen.append(contentsOf: repeatElement(0, count: seen.count))
      }
      if seen[Int(term)] == 0 { part.terms.append(term) }
      seen[Int(term)] += 1
    }
    for i in start..<part.terms.count {
      part.counts.append(seen[Int(part.terms[i])])
      seen[Int(part.terms[i])] = 0
    }
    part.rowEnds.append(part.terms.count)
  }

  /// What was counted, without the index that counting took.
  consuming func finish() -> TermCountsPart {
    part.hashes = table.hashes
    part.forms = table.forms
    return part
  }
}
