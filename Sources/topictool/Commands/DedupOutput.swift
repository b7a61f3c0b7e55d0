internal import Dedup
internal import Vectors

/// What a search for copies found, and how it is written for other programs.
struct DedupOutput {
  static let pairs = Option<String?>.output(
    "pairs", .rows,
    help: "CSV: a, b, relation, jaccard, containment_a, containment_b, shared_words, "
      + "longest_run, score")
  static let passages = Option<String?>.output(
    "passages", .lines,
    help: "JSON Lines: the passages each pair shares, as offsets in characters "
      + "of the two texts")

  let copies: Copies
  /// The pairs that are listed.
  let pairs: [CopyPair]
  let corpus: Corpus
  /// Articles of the archive that the batch was compared with, nil if there was none.
  let archiveCount: Int?

  /// The output of a search.
  init(
    _ copies: Copies, of corpus: Corpus, archiveCount: Int? = nil,
    listing pairs: [CopyPair]? = nil
  ) {
    self.copies = copies
    self.pairs = pairs ?? copies.pairs
    self.corpus = corpus
    self.archiveCount = archiveCount
  }

  /// `a,b,relation,jaccard,containment_a,containment_b,shared_words,longest_run,score`, in
  /// the format that the file's name tells unless one is given.
  func writePairs(
    _ session: Session, _ format: RowFormat? = nil, to file: AtomicFile
  ) throws(ExportError) {
    var writer = try RowWriter(
      format ?? RowFormat(of: file),
      columns: [
        "a", "b", "relation", "jaccard", "containment_a", "containment_b", "shared_words",
        "longest_run", "score",
      ], to: file)
    try writer.append(count: pairs.count, parallel: session.parallel) {
      rows, lines in
      var scratch: [UInt8] = []
      for pair in pairs[rows] {
        append(id: pair.a, to: &lines, &scratch)
        append(id: pair.b, to: &lines, &scratch)
        lines.append(text: pair.relation.rawValue)
        lines.append(pair.jaccard, decimals: 6)
        lines.append(pair.containmentA, decimals: 6)
        lines.append(pair.containmentB, decimals: 6)
        lines.append(pair.sharedWords)
        lines.append(pair.longestRun)
        lines.append(pair.score, decimals: 6)
        lines.endRow()
      }
    }
    try writer.finish()
  }

  /// `id,family,size,role,source_id,evidence,agency,family_agency,copied,copied_from`.
  func writeFamilies(_ session: Session, to file: AtomicFile) throws(ExportError) {
    var writer = try RowWriter(
      RowFormat(of: file),
      columns: [
        "id", "family", "size", "role", "source_id", "evidence", "agency",
        "family_agency", "copied", "copied_from",
      ], to: file)
    try writer.append(count: copies.batchCount, parallel: session.parallel) {
      rows, lines in
      var scratch: [UInt8] = []
      for document in rows {
        append(id: document, to: &lines, &scratch)
        appendFamily(of: document, to: &lines, &scratch)
        lines.endRow()
      }
    }
    try writer.finish()
  }

  private func appendFamily(
    of document: Int, to lines: inout RowLines, _ scratch: inout [UInt8]
  ) {
    let (families, credits) = (copies.families, copies.credits)
    let number = Int(families.numbers[document])
    let role = families.roles[document]
    let origin = copies.copied.families[document]
    lines.append(number)
    lines.append(Int(families.sizes[number - 1]))
    lines.append(text: role.rawValue)
    append(id: Int(families.sources[document]), to: &lines, &scratch)
    let evidence = role == .source ? families.evidence[number - 1].names : []
    lines.append(text: evidence.joined(separator: ";"))
    let credited = credits[document].map { credits.names[$0.agency] }
    lines.append(text: credited.joined(separator: ";"))
    lines.append(text: families.agencies[number - 1].map { credits.names[$0] } ?? "")
    lines.append(copies.copied.share(of: document), decimals: 4)
    if origin > 0 { lines.append(Int(origin)) } else { lines.append(text: "") }
  }

  /// `{"a":…,"b":…,"passages":[{"a":[start,end],"b":[start,end],"words":n}]}`.
  func writePassages(_ session: Session, to file: AtomicFile) throws(ExportError) {
    let parallel = session.parallel("passages", total: nil)
    // So many pairs at a time are held with their passages.
    let step = 1 << 16
    for start in stride(from: 0, to: pairs.count, by: step) {
      let some = Array(pairs[start..<min(start + step, pairs.count)])
      let passages = copies.passages(of: some, in: corpus, parallel: parallel)
      let pieces = parallel.reporting(to: nil).map(count: some.count, grain: 512) {
        range in
        var lines: [UInt8] = []
        var (scratch, other): ([UInt8], [UInt8]) = ([], [])
        for place in range {
          let pair = some[place]
          PassageLine.append(
            passages[place], a: corpus.bytes(.id, of: pair.a, scratch: &scratch),
            b: corpus.bytes(.id, of: pair.b, scratch: &other), to: &lines)
          lines.append(UInt8(ascii: "\n"))
        }
        return lines
      }
      for piece in pieces { try file.write(piece.span) }
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

  private func append(
    id document: Int, to lines: inout RowLines, _ scratch: inout [UInt8]
  ) {
    lines.append(text: corpus.bytes(.id, of: document, scratch: &scratch))
  }
}
