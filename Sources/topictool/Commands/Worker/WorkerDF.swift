internal import Topics
internal import Vectors

/// `topictool worker df`: in how many articles terms are.
enum WorkerDF: Worker {
  static let specification = Specification(
    name: "worker df", summary: "in how many articles of a part each term is",
    operands: "",
    details: [
      "In: seq, json, of the articles that count. Out: terms, range, blob, of terms by ranges "
        + "of their hashes; a range may come several times."
    ],
    ownOptions: [WorkerOptions.ranges.declaration, SharedOptions.fields.declaration],
    sharedOptions: [],
    examples: [("topictool worker df --ranges 64 < lines", "of a part")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let ranges = try arguments.required(WorkerOptions.ranges)
    // What is a term depends on no number of articles.
    let vectorizer = Vectorizer.topics(documentCount: 0)
    var tally = TermTally()
    try job.forArticles(
      fields: arguments[SharedOptions.fields], byteCount: job.limits.recordBytes
    ) { _, corpus in
      tally.add(
        TermCounts(
          of: corpus, analyzer: vectorizer.analyzer, fields: vectorizer.fields,
          parallel: Parallel(threads: 1)))
      if tally.termCount > job.limits.terms {
        try job.write(tally, ranges: ranges)
        tally = TermTally()
      }
    }
    try job.write(tally, ranges: ranges)
  }
}

/// `topictool worker df-merge`: the terms of a range, of all parts.
enum WorkerDFMerge: Worker {
  static let specification = Specification(
    name: "worker df-merge", summary: "the terms of ranges that are in enough articles",
    operands: "",
    details: [
      "In: terms, range, blob, all lines of a range together. Out: the same, one line a range: "
        + "the terms that are neither in too few nor in too many of all articles that count."
    ],
    ownOptions: [
      WorkerTopics.documents.declaration, WorkerTopics.allTerms.declaration,
    ],
    sharedOptions: [],
    examples: [("topictool worker df-merge --documents 90000 < lines", "of some ranges")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let vectorizer = try WorkerTopics.vectorizer(arguments)
    let count = try arguments.required(WorkerTopics.documents)
    var tally = TermTally()
    var current: Int?
    func finish() throws {
      guard let range = current else { return }
      for (_, bytes) in try tally.limited(by: vectorizer, documentCount: count)
        .packed(ranges: 1)
      {
        try job.writeTerms(bytes, range: range)
      }
      tally = TermTally()
    }
    var order = RangeOrder()
    while try job.nextTerms() {
      if try order.moves(on: job.line) { try finish() }
      current = try job.line.integer(1, "range", in: 0...Int.max)
      try job.addTerms(to: &tally)
    }
    try finish()
  }
}

/// `topictool worker vocabulary`: columns and weights.
enum WorkerVocabulary: Worker {
  static let specification = Specification(
    name: "worker vocabulary", summary: "the columns of vectors and their weights",
    operands: "",
    details: [
      "In: terms, range, blob, all that df-merge wrote. Out: model, part, blob, for the file "
        + "of --model; nothing if there are no terms."
    ],
    ownOptions: [
      WorkerTopics.documents.declaration, WorkerTopics.allTerms.declaration,
    ],
    sharedOptions: [],
    examples: [("topictool worker vocabulary --documents 90000 < lines", "of all")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let vectorizer = try WorkerTopics.vectorizer(arguments)
    let count = try arguments.required(WorkerTopics.documents)
    var tally = TermTally()
    while try job.nextTerms() { try job.addTerms(to: &tally) }
    guard tally.termCount > 0 else { return }
    var bytes: [UInt8] = []
    try tally.model(by: vectorizer, documentCount: count).write(to: &bytes)
    try WorkerPieces.write(bytes, as: "model", to: job)
  }
}

extension WorkerJob {
  /// Moves on to the next line, of terms; false at the end.
  fileprivate func nextTerms() throws(WorkerError) -> Bool {
    guard try next() else { return false }
    try line.split("kind", "range", "blob")
    try line.expect(kind: "terms")
    return true
  }

  /// Adds the terms of the line.
  fileprivate func addTerms(to tally: inout TermTally) throws(WorkerError) {
    try line.unpack(2, as: "terms") { blob throws(ModelFileError) in
      try tally.add(packed: blob)
    }
  }

  /// Writes terms, a line a range.
  fileprivate func write(_ tally: TermTally, ranges: Int) throws(WorkerError) {
    for (range, bytes) in tally.packed(ranges: ranges) {
      try writeTerms(bytes, range: range)
    }
  }

  fileprivate func writeTerms(_ bytes: [UInt8], range: Int) throws(WorkerError) {
    var line = OutputLine("terms")
    line.append(range)
    line.append(packed: bytes)
    try write(line)
  }
}
