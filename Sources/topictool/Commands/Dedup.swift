internal import Dedup
internal import Vectors

/// `topictool dedup`: which articles are copies of which.
enum Dedup: Command {
  private static let pairs = Option<String?>.output(
    "pairs", .rows,
    help: "CSV: a, b, relation, jaccard, containment_a, containment_b, shared_words, "
      + "longest_run, score")
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
  private static let passages = Option<String?>.output(
    "passages", .lines,
    help: "JSON Lines: the passages each pair shares, as offsets in characters "
      + "of the two texts")
  private static let keep = Option<String?>.output(
    "keep", .lines,
    help: "JSON Lines: the input records byte for byte, one of each family")
  private static let mode = Option.choice(
    "mode", standard: CopySearch.Mode.auto,
    help: "how pairs to compare are found; see above")
  private static let jaccard = Option<Double?>.number(
    "min-jaccard", in: 0.01...1,
    help: "list every pair whose shingle sets have at least this Jaccard resemblance")
  private static let containment = Option<Double?>.number(
    "min-containment", in: 0.01...1,
    help:
      "list every pair of which one has at least this share of its shingles in the other")
  private static let acrossOutlets = Option(
    switch: "cross-source", help: "compare only articles of different outlets")
  private static let minimumWords = Option.integer(
    "min-words", in: 0...1_000_000, standard: 0,
    help: "leave out articles of fewer words, also from what is learnt of formula")
  private static let templates = Option(
    switch: "templates",
    help: "list pairs that share only formula (weather, prices, telegrams) as well")

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
        + "each other among them. What is formula is learnt from both.",
      "On a terminal the largest families are shown; elsewhere the pairs are printed as CSV.",
    ],
    ownOptions: [
      pairs.declaration, families.declaration, outlets.declaration, passages.declaration,
      keep.declaration, agencies.declaration,
      mode.declaration, PairOptions.shingle.declaration, jaccard.declaration,
      containment.declaration,
      PairOptions.within.declaration, acrossOutlets.declaration, minimumWords.declaration,
      PairOptions.against.declaration, templates.declaration, show.declaration,
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
    let pairFile = try session.open(pairs)
    let familyFile = try session.open(families)
    let outletFile = try session.open(outlets)
    let passageFile = try session.open(passages)
    let keepFile = try session.open(keep)
    let search = try CopySearch(
      options(session.arguments), memory: MemoryOptions.memory(session.arguments))
    let batch = try session.readBatch()
    let corpus = batch.corpus
    let parallel = session.parallel("surveying", total: corpus.count)
    let copies = try search.run(
      over: corpus, archiveFrom: batch.othersStart, parallel: parallel,
      observer: session.observer)
    session.progress.beginWriting()

    let output = DedupOutput(copies, of: corpus)
    if let pairFile {
      try output.writePairs(RowFormat(of: pairFile), to: pairFile, parallel: parallel)
    }
    if let familyFile { try output.writeFamilies(to: familyFile, parallel: parallel) }
    if let outletFile { try output.writeOutlets(session, to: outletFile) }
    if let passageFile { try output.writePassages(session, to: passageFile) }
    if let keepFile { try output.writeKept(to: keepFile) }
    switch session.display {
    case .nothing: break
    case .rows(let format):
      try output.writePairs(
        format, to: session.standardOutput(), parallel: parallel)
    case .table:
      let table = DedupTable(
        copies, of: corpus, width: session.width, style: session.style)
      try session.print(table.lines)
    }
    for note in copies.notes { session.note(note.description) }
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
    _ arguments: Arguments
  ) throws(ToolError) -> CopySearch.Options {
    var options = CopySearch.Options()
    options.mode = arguments[mode]
    options.shingle = arguments[PairOptions.shingle]
    options.minimumJaccard = arguments[jaccard]
    options.minimumContainment = arguments[containment]
    options.window = arguments[PairOptions.within]
    options.acrossOutlets = arguments[acrossOutlets]
    options.minimumWords = arguments[minimumWords]
    options.listsTemplates = arguments[templates]
    options.seed = arguments[SharedOptions.seed]
    if let path = arguments[agencies] {
      options.agencies = try .known(andThoseIn: path)
    }
    return options
  }
}
