internal import Dedup
internal import Vectors

/// `topictool index query`: which articles of a batch are known, and from what.
enum IndexQuery: Command {
  static let specification = Specification(
    name: "index query", summary: "what articles are copied from",
    operands: "DIR INPUT...",
    details: [
      "Every pair has its a in INPUT and its b in the index, and says what dedup says of it: "
        + "copy, partial or, with --templates, template (topictool help dedup). An article "
        + "is not compared with the article of the index that has its id.",
      "On a terminal each article that is known is shown with its probable source; elsewhere "
        + "the pairs are printed as CSV. The index is not changed.",
      "--shingle, --seed and --min-words are those of the index; others are refused. What "
        + "is formula is told by what the index and INPUT hold at the time.",
    ],
    ownOptions: [
      DedupOutput.pairs.declaration, DedupOutput.passages.declaration,
      PairOptions.jaccard.declaration, PairOptions.within.declaration,
      PairOptions.acrossOutlets.declaration, PairOptions.templates.declaration,
      shingle, minimumWords, MemoryOptions.memory.declaration,
      MemoryOptions.folder.declaration,
    ],
    sharedOptions: SharedOptions.all,
    examples: [
      ("topictool index query archive.index new.jsonl", "what is known, and from where"),
      (
        "topictool index query archive.index new.jsonl --pairs pairs.csv --passages "
          + "passages.jsonl",
        "the same for other programs, with the passages"
      ),
      (
        "curl -s https://example.org/feed.jsonl | topictool index query archive.index - "
          + "--format jsonl",
        "from one program to another"
      ),
    ], indexUse: .read)

  private static let shingle = PairOptions.shingle.declaration.with(
    standard: nil, help: ofIndex)
  private static let minimumWords = PairOptions.minimumWords.declaration.with(
    standard: nil, help: ofIndex)
  private static let ofIndex = "what the index was created with; another value is refused"

  static func run(_ session: Session) throws {
    let folder = try session.indexFolder()
    let pairFile = try session.open(DedupOutput.pairs)
    let passageFile = try session.open(DedupOutput.passages)
    let index = try session.index(at: folder)
    let options = PairOptions.search(session.arguments, of: index.parameters)
    let output = try session.output(
      of: session.read(), against: index, options, listingOwn: false)
    session.progress.beginWriting()

    if let pairFile { try output.writePairs(session, to: pairFile) }
    if let passageFile { try output.writePassages(session, to: passageFile) }
    let table = QueryTable(output, width: session.width, style: session.style)
    switch session.display {
    case .nothing: session.remark(table.summary)
    case .rows(let format):
      try output.writePairs(session, format, to: session.standardOutput())
      session.remark(table.summary)
    case .table: try session.print(table.lines)
    }
    for note in output.copies.notes { session.note(note.description) }
  }
}
