internal import Dedup
internal import Vectors

/// `topictool dedup`: which articles are copies of which.
enum Dedup: Command {
  private static let families = Option<String?>.output(
    "families", .rows,
    help:
      "CSV: id, family, size, role (source, copy, partial, single), source_id, evidence, "
      + "agency, family_agency, copied, copied_from")
  private static let outlets = Option<String?>.output(
    "outlets", .rows,
    help:
      "CSV: of each outlet its articles, the share of its words that is copied, and the "
      + "agencies it credits and goes back to")
  private static let agencies = Option<String?>.input(
    "agencies",
    help:
      "more agencies to recognise, a line each: its name and how it is written, with tabs "
      + "between")
  private static let keep = Option<String?>.output(
    "keep", .lines,
    help: "JSON Lines: the input records byte for byte, one of each family")
  private static let mode = Option.choice(
    "mode", standard: CopySearch.Mode.auto,
    help: "how pairs to compare are found; see above")
  private static let show = Option<[String]>.two(
    "show", placeholder: "A B", allowed: "the ids of two articles",
    help: "show two articles side by side, with the passages they share")

  static let specification = Specification(
    name: "dedup",
    summary: "which articles are copies of which, as families with evidence",
    operands: "INPUT...",
    details: [
      "Every pair listed was verified on the words of both articles. copy: more than half of "
        + "the shorter one's news stands in the other; partial: at least a sentence does; "
        + "template: only formula is shared. With --min-jaccard or --min-containment every "
        + "pair at or above it is listed, none of these included.",
      "--mode minhash finds articles that are alike as wholes, by sketches of fixed size, and "
        + "costs least at any scale; it misses a report quoted in a longer article. --mode "
        + "reuse finds passages of 18 words in a row and more, however long the articles "
        + "around them, at about two bytes of memory a word. --mode exact misses no pair at or "
        + "above the "
        + "minimum, or else a Jaccard resemblance of 0.3; it is the dearest, at up to 12 bytes a "
        + "word, and slow for low minima. auto does minhash and reuse; with a minimum it is "
        + "exact up to 32 million words and sketches beyond, saying so.",
      "With --against OTHER, a file or folder like INPUT, every pair has its a in INPUT and "
        + "its b in OTHER, and sources are in OTHER: --families lists the articles of INPUT, "
        + "--keep those that are copies of nothing in OTHER, though there may be copies of "
        + "each other among them. What is formula is learnt from both. --against-index DIR "
        + "does the same with an index, which need not be read anew (topictool help index).",
      "On a terminal the largest families are shown; elsewhere the pairs are printed as CSV.",
    ],
    ownOptions: [
      DedupOutput.pairs.declaration, families.declaration, outlets.declaration,
      DedupOutput.passages.declaration, keep.declaration, agencies.declaration,
      mode.declaration, PairOptions.shingle.declaration, PairOptions.jaccard.declaration,
      PairOptions.containment.declaration, PairOptions.within.declaration,
      PairOptions.acrossOutlets.declaration, PairOptions.minimumWords.declaration,
      PairOptions.against.declaration, PairOptions.againstIndex.declaration,
      PairOptions.templates.declaration, show.declaration,
      MemoryOptions.memory.declaration, MemoryOptions.folder.declaration,
    ],
    sharedOptions: SharedOptions.all,
    examples: [
      ("topictool dedup data/articles.jsonl", "families of copies, source first"),
      (
        "topictool dedup articles.jsonl.gz --pairs pairs.csv --families families.csv",
        "everything to files"
      ),
      ("topictool dedup feeds/ --keep unique.jsonl", "one article of each family"),
      (
        "topictool dedup today.jsonl --against archive/ --keep new.jsonl",
        "what today's articles have that the archive has not"
      ),
      (
        "topictool dedup articles.jsonl --show wire-17 post-4 --color always | less -R",
        "two of them side by side"
      ),
      (
        "topictool dedup articles.jsonl --min-jaccard 0.8 | head",
        "all pairs that are nearly the same"
      ),
    ])

  static func run(_ session: Session) throws {
    if session.arguments.has(show) {
      try checkShow(session.arguments)
      let search = try CopySearch(
        options(session.arguments), memory: MemoryOptions.memory(session.arguments))
      let batch = try session.readBatch()
      return try session.show(session.arguments[show], of: batch, by: search)
    }
    let pairFile = try session.open(DedupOutput.pairs)
    let familyFile = try session.open(families)
    let outletFile = try session.open(outlets)
    let passageFile = try session.open(DedupOutput.passages)
    let keepFile = try session.open(keep)
    let output = try output(session)
    session.progress.beginWriting()

    if let pairFile { try output.writePairs(session, to: pairFile) }
    if let familyFile { try output.writeFamilies(session, to: familyFile) }
    if let outletFile { try output.writeOutlets(session, to: outletFile) }
    if let passageFile { try output.writePassages(session, to: passageFile) }
    if let keepFile { try output.writeKept(to: keepFile) }
    switch session.display {
    case .nothing: break
    case .rows(let format):
      try output.writePairs(session, format, to: session.standardOutput())
    case .table:
      let table = DedupTable(output, width: session.width, style: session.style)
      try session.print(table.lines)
    }
    for note in output.copies.notes { session.note(note.description) }
  }

  /// Searches the inputs, alone, against another batch or against an index.
  private static func output(_ session: Session) throws -> DedupOutput {
    let arguments = session.arguments
    let memory = try MemoryOptions.memory(arguments)
    if let folder = arguments[PairOptions.againstIndex] {
      guard !arguments.has(PairOptions.against) else {
        throw ToolError.usage("--against and --against-index do not go together")
      }
      let index = try session.index(at: folder)
      return try session.output(
        of: session.read(), against: index, options(arguments, of: index.parameters),
        listingOwn: true)
    }
    let search = try CopySearch(options(arguments), memory: memory)
    let batch = try session.readBatch()
    let copies = try search.run(
      over: batch.corpus, archiveFrom: batch.othersStart,
      parallel: session.parallel("surveying", total: batch.corpus.count),
      observer: session.observer)
    return DedupOutput(copies, of: batch.corpus, archiveCount: batch.others?.count)
  }

  /// Makes sure that nothing is asked for that two articles alone have no answer to.
  private static func checkShow(_ arguments: Arguments) throws(ToolError) {
    let useful = [
      show.declaration, PairOptions.shingle.declaration, PairOptions.against.declaration,
      MemoryOptions.memory.declaration, MemoryOptions.folder.declaration,
    ]
    .map(\.spelling)
    let format = arguments[SharedOptions.format] ?? .table
    let given = specification.ownOptions.first {
      arguments.has($0) && !useful.contains($0.spelling)
    }
    if let given {
      throw .usage(
        "--show looks at two articles only; \(given.spelling) does not go with it")
    }
    guard format == .table else {
      throw .usage(
        "--show has no format but table; --passages FILE is for other programs")
    }
  }

  private static func options(
    _ arguments: Arguments, of index: ArticleIndex.Parameters? = nil
  ) throws(ToolError) -> CopySearch.Options {
    var options = PairOptions.search(arguments, of: index)
    options.mode = arguments[mode]
    if let path = arguments[agencies] {
      options.agencies = try .known(andThoseIn: path)
    }
    return options
  }
}
