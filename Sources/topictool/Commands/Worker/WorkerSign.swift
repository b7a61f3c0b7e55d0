internal import Dedup
internal import Vectors

/// `topictool worker sign`: reads articles, and parts what they may share by keys.
enum WorkerSign: Worker {
  static let specification = Specification(
    name: "worker sign",
    summary: "what articles may share with others, by ranges of keys",
    operands: "",
    details: [
      "In: seq, json. Out, of each line: article, seq, digest of the words (\\N without, or "
        + "with fewer than --min-words), words, distinct shingles, time, hash of the outlet, "
        + "credits; and of all: bands, samples and phrases, each with a range and a blob."
    ],
    ownOptions: [
      WorkerOptions.articles.declaration, WorkerOptions.textBytes.declaration,
      WorkerOptions.ranges.declaration,
    ] + WorkerOptions.search + [
      WorkerOptions.agencies.declaration, SharedOptions.fields.declaration,
    ],
    sharedOptions: [],
    examples: [
      (
        "topictool worker sign --articles 100000 --text-bytes 250000000 --ranges 64 < lines",
        "of a part of a hundred thousand articles"
      )
    ])

  /// Bytes of records that are read together.
  private static let batchBytes = 1 << 20

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let count = try arguments.required(WorkerOptions.articles)
    let shape = JobShape(
      articleCount: count,
      textBytes: try arguments.required(WorkerOptions.textBytes),
      ranges: try arguments.required(WorkerOptions.ranges))
    var signer = try Signer(WorkerOptions.search(arguments), shape)
    let fields = arguments[SharedOptions.fields]
    var records = RecordLines()
    var numbers: [Int32] = []
    func flush() throws {
      let firstLine = job.line.number - numbers.count + 1
      let batch = records.read(fields: fields)
      if let problem = batch.problems.first(where: { $0.reason.isSkipped }) {
        throw WorkerError.line(
          firstLine + problem.line, expected: "an article: \(problem.reason)")
      }
      guard batch.lines.count == numbers.count else {
        let blank = batch.lines.enumerated().first { $0 != $1 }?.offset
        throw WorkerError.line(
          firstLine + (blank ?? batch.lines.count), expected: "an article, not a blank")
      }
      let articles = signer.sign(batch.corpus, numbers: numbers)
      for (index, article) in articles.enumerated() {
        try write(
          article, number: numbers[index], time: batch.corpus.documents[index].time,
          to: job)
      }
      numbers.removeAll(keepingCapacity: true)
    }
    while try job.next() {
      try job.line.split("seq", "json", endsInRecord: true)
      let limit = 0...ArticleRecords.greatestArticle
      numbers.append(Int32(try job.line.integer(0, "seq", in: limit)))
      guard job.line.number <= count else {
        throw job.line.fault("at most \(count) articles, as --articles says")
      }
      records.append(job.line.span(1))
      if records.byteCount >= batchBytes {
        try flush()
        if signer.isFull { try writeBlobs(of: &signer, to: job) }
      }
    }
    try flush()
    try writeBlobs(of: &signer, to: job)
  }

  private static func write(
    _ article: Signer.Article, number: Int32, time: Int64?, to job: WorkerJob
  ) throws(WorkerError) {
    var line = OutputLine("article")
    line.append(Int(number))
    if let digest = article.digest {
      line.append(hexadecimal: digest.high)
      line.extend(hexadecimal: digest.low)
    } else {
      line.appendNone()
    }
    line.append(article.wordCount)
    line.append(article.shingleCount)
    line.append(time.map { Int($0) })
    if let outlet = article.outlet {
      line.append(hexadecimal: outlet)
    } else {
      line.appendNone()
    }
    line.append(
      text: article.credits.map { "\($0.agency):\($0.place.rawValue)" }
        .joined(separator: ";"))
    try job.write(line)
  }

  private static func writeBlobs(
    of signer: inout Signer, to job: WorkerJob
  ) throws(WorkerError) {
    try signer.takeBlobs { (kind, range, blob) throws(WorkerError) in
      try job.write(kind: "\(kind)", number: range, blob: blob)
    }
  }
}

extension WorkerJob {
  /// Writes a kind, the number of a range or piece, and a blob.
  func write(kind: String, number: Int, blob: [UInt8]) throws(WorkerError) {
    var line = OutputLine(kind)
    line.append(number)
    line.append(raw: blob.span)
    try write(line)
  }
}
