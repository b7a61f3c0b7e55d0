package import Vectors

/// The rows that a search for events compares with each other: all of a batch, or some.
package struct ComparedRows: Sendable {
  /// By row its number among all of the batch, ascending.
  package let numbers: [Int32]
  /// Unit rows.
  package let matrix: SparseMatrix
  /// By row when its document was published, in seconds, where that is known.
  package let times: [Int64?]
  /// The cosine below which a pair is not looked at, and counts as 0 in averages.
  package let least: Float

  /// Number of rows.
  package var count: Int { numbers.count }

  /// These rows.
  ///
  /// - Precondition: there is a number and a time for each row, and `least` is at least
  ///   0.05.
  package init(numbers: [Int32], matrix: SparseMatrix, times: [Int64?], least: Float) {
    precondition(
      numbers.count == matrix.rowCount && times.count == matrix.rowCount,
      "\(numbers.count) numbers and \(times.count) times, \(matrix.rowCount) rows")
    precondition(least >= SimilarPairs.leastBackground, "cosines from \(least)")
    self.numbers = numbers
    self.matrix = matrix
    self.times = times
    self.least = least
  }
}
