package import Vectors

/// The similar pairs within a block of rows or between two: what can be found of the
/// ``SimilarPairs`` of a batch block by block.
package struct SimilarCells: Sendable {
  /// How similar a row is to what can hardly report the same, as far as it was compared.
  package struct Background: Sendable {
    /// The number of the row.
    package let row: Int32
    /// Its greatest cosines with documents of other days.
    package let cosines: GreatestThree

    /// A row with these cosines.
    package init(row: Int32, cosines: GreatestThree) {
      self.row = row
      self.cosines = cosines
    }
  }

  /// The numbers of the rows that have cells here.
  package var rows: [Int32] = []
  /// Where the cells of each of ``rows`` begin, and where the last one's end.
  package var starts = [0]
  /// The numbers of the rows that each is similar to, ascending and greater than its own.
  package var columns: [Int32] = []
  /// The cosines.
  package var values: [Float] = []
  /// What is known of backgrounds, a row at most once from a comparison.
  package var greatest: [Background] = []

  /// Nothing.
  package init() {}

  /// Compares rows with each other, or with those of another block.
  ///
  /// - Parameters:
  ///   - block: the rows.
  ///   - other: rows with greater numbers, nil to compare the block with itself.
  ///   - parallel: the threads; the result does not depend on their number.
  package init(
    of block: ComparedRows, against other: ComparedRows? = nil, parallel: Parallel
  ) {
    let others = other ?? block
    var own = [GreatestThree](repeating: .init(), count: block.count)
    var theirs = [GreatestThree](repeating: .init(), count: other?.count ?? 0)
    let join = SimilarityJoin(
      of: block.matrix, against: other?.matrix,
      selecting: .pairs(atLeast: SimilarPairs.leastBackground))
    join.forEachRow(parallel: parallel) { row, found, similarities in
      for i in found.indices {
        let (place, similarity) = (Int(found[i]), similarities[i])
        if SimilarPairs.areFarApart(block.times[row], others.times[place]) {
          own[row].take(similarity)
          if other == nil {
            own[place].take(similarity)
          } else {
            theirs[place].take(similarity)
          }
        }
        if similarity >= block.least {
          columns.append(others.numbers[place])
          values.append(similarity)
        }
      }
      rows.append(block.numbers[row])
      starts.append(columns.count)
    }
    note(own, of: block)
    if let other { note(theirs, of: other) }
  }

  private mutating func note(_ cosines: [GreatestThree], of block: ComparedRows) {
    for (row, cosines) in cosines.enumerated() where cosines.first > 0 {
      greatest.append(Background(row: block.numbers[row], cosines: cosines))
    }
  }
}
