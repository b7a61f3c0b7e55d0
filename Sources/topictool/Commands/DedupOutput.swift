internal import Dedup
internal import Vectors

/// What `dedup` writes for other programs.
struct DedupOutput {
  let copies: Copies
  let corpus: Corpus
  private let listsTemplates: Bool

  /// The output of a search; templates are listed only on request, unless every pair
  /// above a minimum is.
  init(_ copies: Copies, of corpus: Corpus, listsTemplates: Bool) {
    self.copies = copies
    self.corpus = corpus
    self.listsTemplates = listsTemplates
  }

  /// `a,b,relation,jaccard,containment_a,containment_b,shared_words,longest_run,score`.
  func writePairs(_ format: RowFormat, to file: AtomicFile) throws(ExportError) {
    var writer = try RowWriter(
      format,
      columns: [
        "a", "b", "relation", "jaccard", "containment_a", "containment_b", "shared_words",
        "longest_run", "score",
      ], to: file)
    for pair in copies.pairs where isListed(pair) {
      try writer.append([
        id(pair.a), id(pair.b), .text(pair.relation.rawValue),
        .number(pair.jaccard, decimals: 6), .number(pair.containmentA, decimals: 6),
        .number(pair.containmentB, decimals: 6), .integer(pair.sharedWords),
        .integer(pair.longestRun), .number(pair.score, decimals: 6),
      ])
    }
    try writer.finish()
  }

  /// `id,family,size,role,source_id,evidence,agency,family_agency,copied,copied_from`.
  func writeFamilies(to file: AtomicFile) throws(ExportError) {
    let families = copies.families
    let credits = copies.credits
    var writer = try RowWriter(
      .csv,
      columns: [
        "id", "family", "size", "role", "source_id", "evidence", "agency",
        "family_agency", "copied", "copied_from",
      ], to: file)
    for document in 0..<copies.batchCount {
      let number = Int(families.numbers[document])
      let isSource = families.roles[document] == .source
      let evidence = isSource ? families.evidence[number - 1].names : []
      let origin = copies.copied.families[document]
      try writer.append([
        id(document), .integer(number), .integer(Int(families.sizes[number - 1])),
        .text(families.roles[document].rawValue), id(Int(families.sources[document])),
        .text(evidence.joined(separator: ";")),
        .text(credits[document].map { credits.names[$0.agency] }.joined(separator: ";")),
        .text(families.agencies[number - 1].map { credits.names[$0] } ?? ""),
        .number(copies.copied.share(of: document), decimals: 4),
        .text(origin > 0 ? String(origin) : ""),
      ])
    }
    try writer.finish()
  }

  /// `{"a":…,"b":…,"passages":[{"a":[start,end],"b":[start,end],"words":n}]}`.
  func writePassages(_ session: Session, to file: AtomicFile) throws(ExportError) {
    let pairs = copies.pairs.filter(isListed)
    let parallel = session.parallel("passages", total: nil)
    // So many pairs at a time are held with their passages.
    let step = 1 << 15
    for start in stride(from: 0, to: pairs.count, by: step) {
      let some = Array(pairs[start..<min(start + step, pairs.count)])
      let passages = copies.passages(of: some, in: corpus, parallel: parallel)
      for (pair, passages) in zip(some, passages) {
        try file.writeJSON(
          .record([
            ("a", id(pair.a)), ("b", id(pair.b)),
            ("passages", .list(passages.map(value))),
          ]))
      }
    }
  }

  /// The records of one article a family, as they stand in the input.
  func writeKept(to file: AtomicFile) throws(ExportError) {
    var line: [UInt8] = []
    for document in copies.kept {
      line.removeAll(keepingCapacity: true)
      corpus.appendRecordLine(of: document, to: &line)
      try file.write(line.span)
    }
  }

  private func value(of passage: Passage) -> Value {
    func place(_ place: Passage.Place) -> Value {
      .list([.integer(place.scalars.lowerBound), .integer(place.scalars.upperBound)])
    }
    return .record([
      ("a", place(passage.a)), ("b", place(passage.b)),
      ("words", .integer(passage.words)),
    ])
  }

  private func isListed(_ pair: CopyPair) -> Bool {
    listsTemplates || pair.relation != .template
  }

  private func id(_ document: Int) -> Value {
    .text(corpus.string(.id, of: document))
  }
}
