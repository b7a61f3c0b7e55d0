internal import Dedup
internal import Vectors

/// `topictool index export`: the articles of an index as JSON Lines.
enum IndexExport: Command {
  static let specification = Specification(
    name: "index export", summary: "writes all articles as JSON Lines",
    operands: "DIR",
    details: [
      "One line an article, in the order in which they were added, with the fields id, title, "
        + "text, date, source and author as far as the article has them. The file can be added "
        + "to an index again."
    ],
    ownOptions: [IndexOptions.output.declaration],
    sharedOptions: SharedOptions.ofEveryRun,
    examples: [
      ("topictool index export archive.index -o archive.jsonl", "all articles"),
      (
        "topictool index export archive.index | gzip > archive.jsonl.gz",
        "the same, compressed"
      ),
    ], indexUse: .read)

  static func run(_ session: Session) throws {
    let folder = try session.onlyIndexFolder()
    let file = try session.open(IndexOptions.output) ?? session.standardOutput()
    let index = try session.index(at: folder)
    try session.endDryRun()
    session.progress.begin("exporting", .articles, total: index.count)
    do {
      try index.forEachPortion { (portion: Corpus) throws(ExportError) in
        var lines: [UInt8] = []
        for document in 0..<portion.count {
          portion.appendRecordLine(of: document, to: &lines)
        }
        try file.write(lines.span)
        session.progress.advance(by: portion.count)
      }
    } catch let error as IndexError {
      try Session.reporting { () throws(IndexError) in throw error }
    }
  }
}
