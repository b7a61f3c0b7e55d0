/// Which documents of a batch have a vote, and whom the others follow.
///
///     let votes = Votes(representatives: [0, 1, 0, 0])
///     votes.voters  // [0, 1]
///
/// A report that forty papers print says no more about a batch than one that is printed
/// once. With one vote a family, document frequencies and centroids are those of the batch
/// without its copies, and the copies are weighed and grouped by what was learnt of it.
public struct Votes: Sendable, Hashable {
  /// By document: the one that votes for it, which is itself where it has a vote.
  public let representatives: [Int32]
  /// The documents that have a vote, ascending.
  public let voters: [Int]

  /// The votes of documents of which each follows its representative.
  ///
  /// - Parameter representatives: by document, itself or another.
  /// - Precondition: who represents another represents itself.
  public init(representatives: [Int32]) {
    precondition(
      representatives.allSatisfy {
        representatives.indices.contains(Int($0)) && representatives[Int($0)] == $0
      }, "a representative that follows another, or is none of the documents")
    self.representatives = representatives
    voters = representatives.indices.filter { representatives[$0] == Int32($0) }
  }

  /// A vote for each of so many documents.
  public init(each count: Int) {
    representatives = (0..<count).map { Int32($0) }
    voters = Array(0..<count)
  }

  /// Number of documents, with and without a vote.
  public var documentCount: Int { representatives.count }

  /// Number of documents that have no vote.
  public var followerCount: Int { representatives.count - voters.count }

  /// Whether a document votes for itself, and not another for it.
  public func hasVote(_ document: Int) -> Bool {
    representatives[document] == Int32(document)
  }

  /// The votes of some of the documents; the others have none, and represent no other.
  ///
  /// Where a representative is left out, the first of its followers that is not votes
  /// instead.
  ///
  /// - Parameter documents: ascending.
  /// - Returns: votes of as many documents as `documents` has, which are numbered by their
  ///   place in it.
  /// - Precondition: the documents are among those of the votes.
  public func selecting(_ documents: [Int]) -> Votes {
    var place = [Int32](repeating: -1, count: documentCount)
    for (index, document) in documents.enumerated() { place[document] = Int32(index) }
    return Votes(
      representatives: documents.map { document in
        let representative = Int(representatives[document])
        if place[representative] < 0 { place[representative] = place[document] }
        return place[representative]
      })
  }
}
