internal import Dedup
internal import Vectors

/// `topictool index compact`: one segment of all.
enum IndexCompact: Command {
  static let specification = Specification(
    name: "index compact",
    summary: "merges everything into one, without what was deleted",
    operands: "DIR",
    details: [
      "The index then takes the least space and is the quickest to ask, and deleted articles "
        + "have no part in what counts as formula any more. It needs room for a second copy "
        + "meanwhile; those who read the index go on."
    ],
    ownOptions: IndexOptions.memory,
    sharedOptions: [SharedOptions.threads.declaration] + SharedOptions.ofEveryRun,
    examples: [("topictool index compact archive.index", "once a week, say")],
    indexUse: .changed)

  static func run(_ session: Session) throws {
    let writer = try session.writer(at: session.onlyIndexFolder())
    let parallel = session.parallel("merging", total: writer.index.count)
    let change = try Session.reporting { () throws(IndexError) in
      try writer.compact(parallel: parallel)
    }
    session.remark(change, to: writer.index)
  }
}
