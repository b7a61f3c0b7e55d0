internal import Dedup

/// `topictool worker firsts`: packs which articles are the first of their texts.
enum WorkerFirsts: Worker {
  static let specification = Specification(
    name: "worker firsts", summary: "which articles are the first of their texts, packed",
    operands: "",
    details: [
      "In: seq, of each article that is the first of the articles with its digest, in any "
        + "order. Out: firsts, offset, blob. These lines of all parts are the FILE of "
        + "--firsts."
    ],
    ownOptions: [], sharedOptions: [],
    examples: [("topictool worker firsts < numbers", "of some articles")])

  static func work(_ arguments: Arguments, _ job: WorkerJob) throws {
    var articles: [Int32] = []
    while try job.next() {
      try job.line.split("seq")
      let number = try job.line.integer(
        0, "seq", in: 0...ArticleRecords.greatestArticle)
      articles.append(Int32(number))
    }
    try FirstTexts.pack(articles) { (offset, blob) throws(WorkerError) in
      try job.write(kind: "firsts", number: offset, blob: blob)
    }
  }
}
