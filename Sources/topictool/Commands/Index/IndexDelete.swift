internal import Dedup
internal import Vectors

/// `topictool index delete`: articles out of an index.
enum IndexDelete: Command {
  private static let ids = Option<String?>.input(
    "ids", allowed: "the name of a file, or - for standard input",
    help:
      "a file with more ids to delete, one a line, as in NAME.ids.txt of vectorize: a "
      + "backslash, tab or line end as \\\\, \\t, \\n, \\r; - is standard input")
  private static let ignoreMissing = Option(
    switch: "ignore-missing", help: "pass over ids that no article has")

  static let specification = Specification(
    name: "index delete", summary: "deletes articles by their ids",
    operands: "DIR [ID...]",
    details: [
      "All of them are deleted, or none if one is not there, unless with --ignore-missing.",
      "What is deleted is not found any more from then on. index compact frees its bytes, "
        + "and forgets what it taught of formula.",
    ],
    ownOptions: [ids.declaration, ignoreMissing.declaration],
    sharedOptions: SharedOptions.ofEveryRun,
    examples: [
      ("topictool index delete archive.index wire-17 post-4", "two articles"),
      (
        "topictool index delete archive.index --ids withdrawn.txt --ignore-missing",
        "those of a list, as far as they are there"
      ),
    ], operandKind: .ids, indexUse: .changed)

  static func run(_ session: Session) throws {
    let arguments = session.arguments
    let folder = try session.indexFolder()
    guard !arguments.operands.isEmpty || arguments.has(ids) else {
      throw ToolError.usage("an ID is missing, or --ids with a file of them")
    }
    let writer = try session.writer(at: folder)
    var wanted = arguments.operands
    if let path = arguments[ids] { wanted += try TextFile.ids(in: path) }
    var events = try IndexEvents.stored(in: writer.index)
    try events?.remove(wanted)
    let attachments = events?.attachments ?? [:]
    let change = try Session.reporting(hint: " (--ignore-missing passes over them)") {
      () throws(IndexError) in
      try writer.delete(
        wanted, ignoringMissing: arguments[ignoreMissing], attachments: attachments)
    }
    session.remark(change, to: writer.index)
  }
}

extension TextFile {
  /// Ids, one a line with the escapes of ``EscapedLine``; empty lines are none.
  ///
  /// - Throws: as ``contents(of:)``.
  fileprivate static func ids(in path: String) throws(ToolError) -> [String] {
    try contents(of: path == "-" ? "/dev/stdin" : path)
      .split { ["\n", "\r\n", "\r"].contains($0) }
      .map { EscapedLine.unescape(String($0)) }
  }
}
