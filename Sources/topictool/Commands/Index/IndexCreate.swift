internal import Dedup

/// `topictool index create`: an empty index.
enum IndexCreate: Command {
  static let specification = Specification(
    name: "index create", summary: "an empty index in a new folder",
    operands: "DIR",
    details: [
      "The options are kept with the index and hold for everything that is added to it and "
        + "asked of it."
    ],
    ownOptions: [
      PairOptions.shingle.declaration, SharedOptions.seed.declaration,
      PairOptions.minimumWords.declaration,
    ],
    sharedOptions: SharedOptions.ofEveryRun,
    examples: [
      ("topictool index create archive.index", "an index for all languages"),
      (
        "topictool index create archive.index --min-words 20",
        "one that passes over the shortest articles"
      ),
    ], indexUse: .created)

  static func run(_ session: Session) throws {
    let folder = try session.onlyIndexFolder()
    try session.checkNewFolder(folder)
    var parameters = ArticleIndex.Parameters()
    parameters.shingle = session.arguments[PairOptions.shingle]
    parameters.seed = session.arguments[SharedOptions.seed]
    parameters.minimumWords = session.arguments[PairOptions.minimumWords]
    try session.endDryRun()
    try Session.reporting { () throws(IndexError) in
      try ArticleIndex.create(at: folder, parameters)
    }
  }
}
