internal import Vectors

/// How similar documents are to the others of their cluster.
///
/// A document is a part of its centroid, the more so the smaller the cluster; its cosine
/// with the centroid of the others is what that of a document yet to come compares with.
/// What follows another in its vote is held against the centroid without that vote.
struct HeldOutSimilarities: Sendable {
  /// By document, the cosine with the others of its cluster; nil if there are none.
  let values: [Float?]

  /// Squared lengths below this are what rounding leaves of a document taken from itself.
  private static let nothing = 1e-5

  /// The similarities of the documents of an electorate.
  ///
  /// - Parameters:
  ///   - electorate: the documents.
  ///   - similarities: of each document with the centroid of its cluster.
  ///   - clusters: the cluster of each document.
  ///   - lengths: the length of each cluster's sum.
  ///   - isPart: for each voter whether its vote is in the sum of its cluster.
  init(
    _ electorate: Electorate, similarities: [Float], clusters: [Int32],
    lengths: [Double], isPart: [Bool]
  ) {
    let (matrix, votes) = (electorate.matrix, electorate.votes)
    var isInSum = [Bool](repeating: false, count: votes.documentCount)
    for (place, voter) in votes.voters.enumerated() { isInSum[voter] = isPart[place] }
    values = votes.representatives.enumerated().map { document, representative in
      let voter = Int(representative)
      guard isInSum[voter] else { return similarities[document] }
      let length = lengths[Int(clusters[document])]
      let vote = Double(similarities[voter]) * length
      let square = length * length - 2 * vote + 1
      guard square > Self.nothing else { return nil }
      let shared =
        voter == document ? 1 : Double(matrix.product(of: voter, and: document))
      let product = Double(similarities[document]) * length - shared
      return Float(product / square.squareRoot())
    }
  }
}
