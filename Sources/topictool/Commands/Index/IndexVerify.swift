internal import Dedup
internal import Vectors

/// `topictool index verify`: whether every byte of an index is as it was written.
enum IndexVerify: Command {
  private static let salvage = Option<String?>.newFolder(
    "salvage", help: "write what can still be read to a new index")

  static let specification = Specification(
    name: "index verify",
    summary: "checks every byte, and saves what is left of a damaged one",
    operands: "DIR",
    details: [
      "Reads all files of the index and compares their checksums. Each damaged part is a line "
        + "on standard output, and the status is 1 if there is any.",
      "With --salvage FOLDER the articles that can still be read are written to a new index "
        + "there, also from an index that no other command opens; what is lost is a line "
        + "each, and the status is 0 if the new index was written.",
      "Where the manifest is damaged or missing, --salvage goes by the names of the segments "
        + "in the folder. Which articles were deleted is not known then: these may be back. Of "
        + "articles with one id the last one added is kept. What the index was created with "
        + "is not known either: the new one has the standard --shingle, --seed and "
        + "--min-words.",
    ],
    ownOptions: [salvage.declaration],
    sharedOptions: [SharedOptions.threads.declaration] + SharedOptions.ofEveryRun,
    examples: [
      (
        "topictool index verify archive.index", "after a disk has failed, or once a month"
      ),
      (
        "topictool index verify archive.index --salvage saved.index",
        "what is left, to a new one"
      ),
    ], indexUse: .read)

  static func run(_ session: Session) throws {
    let folder = try session.onlyIndexFolder()
    if let target = session.arguments[salvage] {
      return try save(folder, to: target, session)
    }
    try session.endDryRun()
    let parallel = session.parallel("verifying", .bytes, total: nil)
    let damage = try Session.reporting { () throws(IndexError) in
      try ArticleIndex.damage(at: folder, parallel: parallel)
    }
    session.progress.end()
    try list(damage)
    guard damage.isEmpty else {
      throw ToolError.failure(
        "\(damage.count.of("part", "parts")) of '\(folder.printable)' cannot be read; "
          + "--salvage writes what can to a new index")
    }
    let index = try session.index(at: folder)
    let size = index.statistics.bytes.asSize
    session.close(with: "sound: \(index.count.of("article", "articles")), \(size)")
  }

  private static func save(
    _ folder: String, to target: String, _ session: Session
  ) throws {
    try session.checkNewFolder(target)
    try session.endDryRun()
    session.protect(newFolder: target)
    let parallel = session.parallel("saving", total: nil)
    let saved = try Session.reporting { () throws(IndexError) in
      try IndexWriter.salvage(folder, to: target, parallel: parallel)
    }
    session.progress.end()
    try list(saved.lost)
    if saved.isManifestLost {
      session.note(
        "without the manifest, articles that were deleted or replaced may be back, and "
          + "--shingle, --seed and --min-words are the standard ones")
    }
    session.close(
      with: "\(saved.articles.of("article", "articles")) saved to '\(target.printable)'")
  }

  // Not with the outputs of a run that may fail: the lines are what was asked for.
  private static func list(_ damage: [IndexError]) throws(ExportError) {
    for part in damage { try StandardOutput.write(part.description.printable + "\n") }
  }
}
