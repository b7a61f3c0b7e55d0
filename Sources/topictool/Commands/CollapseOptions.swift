internal import Dedup
internal import Vectors

/// What the commands that group articles have in common: one vote for all copies of an
/// article.
enum CollapseOptions {
  static let isOff = Option(
    switch: "no-collapse",
    help: "let every copy of an article count, and not one of each family")

  /// What help says of it.
  static let help =
    "Copies of one article count once: terms, their weights and centres are those of the "
    + "probable sources that dedup finds, and copies follow their source into its group. "
    + "--no-collapse lets all count."

  /// Which articles count.
  ///
  /// Articles that are alike as wholes are copies here. A report that stands within a
  /// longer article is left its vote, for that article says more; so sketches suffice
  /// to find candidates, at half the cost of a search for passages. Every copy is verified
  /// all the same. A text of fewer words than a passage of a copy has is no copy of an equal
  /// one: "Full story to follow" says nothing of what the title says.
  ///
  /// - Parameters:
  ///   - corpus: the batch.
  ///   - session: the run.
  /// - Returns: a vote for each family of copies, nil if all articles count.
  /// - Throws: ``DedupError/documents(_:allowed:)`` for more documents than have numbers.
  static func votes(of corpus: Corpus, _ session: Session) throws -> Votes? {
    try copies(of: corpus, by: .minhash, session)?.families.votes
  }

  /// The copies of a batch.
  ///
  /// - Parameters:
  ///   - corpus: the batch.
  ///   - mode: how candidates are found.
  ///   - session: the run.
  /// - Returns: verified copies, nil if all articles count.
  /// - Throws: ``DedupError/documents(_:allowed:)`` for more documents than have numbers.
  static func copies(
    of corpus: Corpus, by mode: CopySearch.Mode, _ session: Session
  ) throws -> Copies? {
    guard !session.arguments[isOff] else { return nil }
    var options = CopySearch.Options()
    options.mode = mode
    options.minimumWords = Int(options.rule.passage)
    options.seed = session.arguments[SharedOptions.seed]
    let memory = WorkingMemory(folder: System.temporaryFolder)
    return try CopySearch(options, memory: memory).run(
      over: corpus, parallel: session.parallel("surveying", total: corpus.count),
      observer: session.observer)
  }
}
