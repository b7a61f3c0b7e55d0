public import Vectors

extension Families {
  /// A vote for each family, which its probable source has.
  ///
  ///     let vectors = try Vectorizer().vectors(
  ///       of: corpus, votes: copies.families.votes, parallel: parallel)
  ///
  /// What is partly copied votes for itself: it has words of its own to add.
  public var votes: Votes {
    Votes(
      representatives: roles.indices.map { document in
        roles[document] == .copy ? sources[document] : Int32(document)
      })
  }
}
