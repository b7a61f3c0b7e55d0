extension TermCounts {
  /// The counts of these documents and of others behind them.
  ///
  /// - Parameter other: counts made by the same analyzer.
  /// - Returns: counts in which the terms of these keep their numbers.
  package func followed(by other: TermCounts) -> TermCounts {
    guard documentCount > 0 else { return other }
    var table = TermTable(capacity: termCount + other.termCount)
    for number in 0..<termCount {
      _ = table.number(of: hashes[number], form: forms.bytes(of: number))
    }
    let numbers = (0..<other.termCount).map {
      table.number(of: other.hashes[$0], form: other.forms.bytes(of: $0))
    }
    let start = terms.count
    return TermCounts(
      table, rowStarts: rowStarts + other.rowStarts.dropFirst().map { start + $0 },
      terms: terms + other.terms.map { numbers[Int($0)] }, counts: counts + other.counts)
  }

  /// The counts of some documents, and of the terms that these have.
  ///
  /// - Parameter documents: which, ascending.
  /// - Returns: counts whose terms are in the order of these, in the rows too.
  package func selecting(_ documents: [Int]) -> TermCounts {
    var isUsed = [Bool](repeating: false, count: termCount)
    for document in documents {
      for cell in cells(of: document) { isUsed[Int(terms[cell])] = true }
    }
    var table = TermTable(capacity: isUsed.count(where: \.self))
    var numbers = [Int32](repeating: -1, count: termCount)
    for number in isUsed.indices where isUsed[number] {
      numbers[number] = table.number(
        of: hashes[number], form: forms.bytes(of: number))
    }
    return TermCounts(self, documents, in: table, numbers)
  }

  /// The same counts in the terms of other counts.
  ///
  /// - Parameter other: counts made by the same analyzer; what terms these do not have is
  ///   left out.
  /// - Returns: counts whose rows are in the order of terms.
  package func numbered(as other: TermCounts) -> TermCounts {
    TermCounts(
      self, Array(0..<documentCount),
      in: TermTable(hashes: other.hashes, forms: other.forms), numbers(in: other))
  }

  /// Some rows of counts in other numbers, in ascending order.
  private init(
    _ known: TermCounts, _ documents: [Int], in table: TermTable, _ numbers: [Int32]
  ) {
    var rowStarts = [0]
    var terms: [Int32] = []
    var counts: [UInt32] = []
    var row: [UInt64] = []
    for document in documents {
      row.removeAll(keepingCapacity: true)
      for cell in known.cells(of: document) {
        let number = numbers[Int(known.terms[cell])]
        guard number >= 0 else { continue }
        row.append(UInt64(number) << 32 | UInt64(known.counts[cell]))
      }
      // What was joined before is in order already.
      if !zip(row, row.dropFirst()).allSatisfy(<) { row.sort() }
      for cell in row {
        terms.append(Int32(truncatingIfNeeded: cell >> 32))
        counts.append(UInt32(truncatingIfNeeded: cell))
      }
      rowStarts.append(terms.count)
    }
    self.init(table, rowStarts: rowStarts, terms: terms, counts: counts)
  }

  /// Cells in the terms of a table.
  init(_ table: TermTable, rowStarts: [Int], terms: [Int32], counts: [UInt32]) {
    var frequencies = [Int32](repeating: 0, count: table.count)
    for term in terms { frequencies[Int(term)] += 1 }
    hashes = table.hashes
    forms = table.forms
    self.rowStarts = rowStarts
    self.terms = terms
    self.counts = counts
    documentFrequencies = frequencies
    filledCount = zip(rowStarts, rowStarts.dropFirst()).count { $0 < $1 }
  }
}
