public import Vectors

extension TermCounts {
  /// Whether most of the documents that have terms have none of a matrix's columns.
  ///
  /// Limits on terms are to leave out what says little: what a single document has, and what
  /// most have. Of documents that have nothing in common, or all the same, that is all they
  /// say; then the limits are better dropped.
  ///
  /// - Parameter matrix: a row a document.
  /// - Returns: whether fewer than half of the documents with terms have a row that is not
  ///   empty.
  /// - Precondition: the matrix has a row for each of the documents counted.
  public func areMostlyLost(in matrix: SparseMatrix) -> Bool {
    precondition(
      matrix.rowStarts.count == rowStarts.count,
      "\(matrix.rowStarts.count - 1) rows, and \(rowStarts.count - 1) documents")
    return 2 * matrix.rowStarts.filledCount < filledCount
  }
}

extension [Int] {
  /// Of starts of rows: how many rows are not empty.
  fileprivate var filledCount: Int { zip(self, dropFirst()).count { $0 < $1 } }
}
