internal import Vectors

/// The documents of a batch that can be grouped, and those of them that groups are made of.
struct Electorate: Sendable {
  /// Number of documents of the batch.
  let documentCount: Int
  /// The documents that have terms, ascending.
  let documents: [Int]
  /// A row for each of ``documents``.
  let matrix: SparseMatrix
  /// Which of ``documents`` have a vote, by their place there.
  let votes: Votes
  /// A row for each document that has a vote.
  let voting: SparseMatrix

  /// The documents of a batch.
  ///
  /// - Parameters:
  ///   - matrix: a row a document, of length 1, or empty.
  ///   - votes: the documents that count, nil for all.
  /// - Throws: ``TopicsError/rowLength(_:row:)`` for a row that is neither.
  init(of matrix: SparseMatrix, votes: Votes?) throws(TopicsError) {
    if let votes {
      precondition(
        votes.documentCount == matrix.rowCount,
        "votes of \(votes.documentCount) documents, and \(matrix.rowCount) rows")
    }
    documentCount = matrix.rowCount
    documents = try matrix.unitRows()
    self.matrix =
      documents.count == matrix.rowCount ? matrix : matrix.selecting(documents)
    self.votes = votes?.selecting(documents) ?? Votes(each: documents.count)
    voting =
      self.votes.followerCount == 0
      ? self.matrix : self.matrix.selecting(self.votes.voters)
  }

  /// The cluster of each of ``documents``, which is that of who votes for it.
  ///
  /// - Parameter clusters: of the documents that vote, in the order of ``voting``.
  /// - Returns: a cluster for each document that has terms.
  func followed(_ clusters: [Int32]) -> [Int32] {
    var clusterOf = [Int32](repeating: 0, count: votes.documentCount)
    for (place, voter) in votes.voters.enumerated() { clusterOf[voter] = clusters[place] }
    return votes.representatives.map { clusterOf[Int($0)] }
  }
}
