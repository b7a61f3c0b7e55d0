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

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    let count = try arguments.required(WorkerOptions.articles)
    let shape = JobShape(
      articleCount: count,
      textBytes: try arguments.required(WorkerOptions.textBytes),
      ranges: try arguments.required(WorkerOptions.ranges))
    var signer = try Signer(
      WorkerOptions.search(arguments), shape, limits: job.limits.signed)
    var signed = 0
    try job.forArticles(
      fields: arguments[SharedOptions.fields], byteCount: job.limits.signedBytes
    ) { numbers, corpus in
      signed += numbers.count
      guard signed <= count else {
        throw WorkerError.line(
          count + 1, expected: "at most \(count) articles, as --articles says")
      }
      for (index, article) in signer.sign(corpus, numbers: numbers).enumerated() {
        try write(
          article, number: numbers[index], time: corpus.documents[index].time, to: job)
      }
      if signer.isFull { try writeBlobs(of: &signer, to: job) }
    }
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
