extension TermStatistics {
  /// The statistics with terms in the order of their forms.
  func sorted() -> TermStatistics {
    let order = Vocabulary.sorted(Array(hashes.indices), by: forms)
    var forms = TermForms()
    for number in order { forms.append(self.forms.bytes(of: number)) }
    return TermStatistics(
      documentCount: documentCount, hashes: order.map { hashes[$0] }, forms: forms,
      documentFrequencies: order.map { documentFrequencies[$0] },
      spreads: spreads.map { spreads in order.map { spreads[$0] } })
  }

  /// The statistics of several batches together, in the order of forms.
  ///
  /// - Precondition: all parts have spreads.
  init(merging parts: [TermStatistics]) {
    var table = TermTable(capacity: parts.map(\.hashes.count).max() ?? 0)
    var frequencies: [Int32] = []
    var spreads: [TermSpread] = []
    for part in parts {
      for (number, hash) in part.hashes.enumerated() {
        let term = Int(table.number(of: hash, form: part.forms.bytes(of: number)))
        if term == frequencies.count {
          frequencies.append(0)
          spreads.append(TermSpread())
        }
        let sum = Int(frequencies[term]) + Int(part.documentFrequencies[number])
        frequencies[term] = Int32(clamping: sum)
        if let spread = part.spreads?[number] { spreads[term].add(spread) }
      }
    }
    self = TermStatistics(
      documentCount: parts.reduce(0) { $0 + $1.documentCount }, hashes: table.hashes,
      forms: table.forms, documentFrequencies: frequencies, spreads: spreads
    ).sorted()
  }
}
