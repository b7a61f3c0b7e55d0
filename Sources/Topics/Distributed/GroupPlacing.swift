package import Vectors

/// Puts documents into clusters, each with the document that votes for it.
///
/// What is found of a document follows from it, its voter and the centroids, so that parts
/// of a batch are placed as the whole is.
package struct GroupPlacing: Sendable {
  /// The centroids.
  let state: CentroidState
  /// The centroids a step earlier, where steps over all documents were taken.
  let before: CentroidState?

  /// Places documents with the centroids of a state.
  ///
  /// - Parameters:
  ///   - state: the last one.
  ///   - before: the one before it, by which documents are part of its sums; nil if where
  ///     they are is known.
  package init(state: CentroidState, before: CentroidState?) {
    self.state = state
    self.before = before
  }

  /// Where a document is.
  package struct Place: Sendable, Hashable {
    /// The cluster, by its number in the state.
    package let cluster: Int
    /// See ``Clustering/similarities``.
    package let similarity: Float
    /// See ``Clustering/margins``.
    package let margin: Float
    /// The similarity with the others of the cluster, nil if there are none.
    package let compared: Float?
    /// Whether it has a vote.
    package let isVoter: Bool
  }

  /// What is known of a document that votes: ``Settlement/before`` and
  /// ``Settlement/after``.
  package typealias Settled = (before: Int32, after: Int32)

  /// The places of documents.
  ///
  /// - Parameters:
  ///   - matrix: the documents.
  ///   - votes: who votes for each; whoever is among them is in the matrix, too.
  ///   - settled: by document what is known of it, if it votes and there is no state before.
  /// - Returns: by document its place, nil if it has no terms.
  /// - Throws: ``TopicsError/rowLength(_:row:)`` for a row that is neither empty nor of
  ///   length 1.
  package func places(
    of matrix: SparseMatrix, votes: Votes, settled: [Settled?]
  ) throws(TopicsError) -> [Place?] {
    let electorate = try Electorate(of: matrix, votes: votes)
    let one = Parallel(threads: 1)
    let known = electorate.votes.voters.map { settled[electorate.documents[$0]] }
    let (former, after): ([Int32], [Int32])
    if let before {
      (former, after) = (
        before.centroids.nearest(to: electorate.voting, parallel: one),
        state.centroids.nearest(to: electorate.voting, parallel: one)
      )
    } else {
      (former, after) = (known.map { $0?.before ?? 0 }, known.map { $0?.after ?? 0 })
    }
    let clusters = electorate.followed(after)
    let measured = state.centroids.measured(
      electorate.matrix, in: clusters, parallel: one)
    let heldOut = HeldOutSimilarities(
      electorate, similarities: measured.map(\.similarity), clusters: clusters,
      lengths: state.lengths, isPart: zip(after, former).map { $0 == $1 })
    var places = [Place?](repeating: nil, count: matrix.rowCount)
    for (place, document) in electorate.documents.enumerated() {
      places[document] = Place(
        cluster: Int(clusters[place]), similarity: measured[place].similarity,
        margin: measured[place].margin, compared: heldOut.values[place],
        isVoter: electorate.votes.hasVote(place))
    }
    return places
  }
}
