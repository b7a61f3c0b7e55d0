extension TermCounts {
  /// The number that each term has among the terms of other counts.
  ///
  /// - Parameter other: counts made by the same analyzer.
  /// - Returns: by term a number of `other`, -1 for a term that is not there.
  package func numbers(in other: TermCounts) -> [Int32] {
    var numbers = HashIndex(capacity: other.termCount)
    for (number, hash) in other.hashes.enumerated() {
      numbers.insert(hash, number: Int32(number))
    }
    return hashes.map { numbers.number(of: $0) ?? -1 }
  }

  /// In how many of the documents that vote each term is.
  ///
  /// - Parameter votes: the documents that count, nil for all.
  /// - Returns: by term a number of documents.
  package func documentFrequencies(among votes: Votes?) -> [Int32] {
    guard let votes else { return documentFrequencies }
    var frequencies = [Int32](repeating: 0, count: termCount)
    for voter in votes.voters {
      for cell in cells(of: voter) { frequencies[Int(terms[cell])] += 1 }
    }
    return frequencies
  }

  /// The counts of which some documents keep only some terms; terms keep their numbers.
  ///
  /// - Parameter kept: by document the terms it keeps, nil for all.
  /// - Returns: as many documents and terms, in fewer cells.
  package func keeping(_ kept: [Set<Int32>?]) -> TermCounts {
    var rowStarts = [0]
    var terms: [Int32] = []
    var counts: [UInt32] = []
    for document in 0..<documentCount {
      for cell in cells(of: document)
      where kept[document]?.contains(self.terms[cell]) ?? true {
        terms.append(self.terms[cell])
        counts.append(self.counts[cell])
      }
      rowStarts.append(terms.count)
    }
    return TermCounts(
      TermTable(hashes: hashes, forms: forms), rowStarts: rowStarts, terms: terms,
      counts: counts)
  }
}
