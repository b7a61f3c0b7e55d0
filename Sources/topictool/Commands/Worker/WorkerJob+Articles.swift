internal import Vectors

extension WorkerJob {
  /// Reads `seq json` lines to their end, some megabytes at a time.
  ///
  /// - Parameters:
  ///   - fields: what the fields of records are called.
  ///   - byteCount: bytes of records that are read together.
  ///   - body: takes the numbers of articles, and the articles.
  /// - Throws: ``WorkerError`` for a record that is no article, and what `body` throws.
  func forArticles(
    fields: FieldNames, byteCount: Int,
    _ body: (_ numbers: [Int32], Corpus) throws -> Void
  ) throws {
    var (records, numbers) = (RecordLines(), [Int32]())
    func flush() throws {
      let first = line.number - numbers.count + 1
      let batch = records.read(fields: fields)
      if let problem = batch.problems.first(where: { $0.reason.isSkipped }) {
        throw WorkerError.line(
          first + problem.line, expected: "an article: \(problem.reason)")
      }
      guard batch.lines.count == numbers.count else {
        let blank = batch.lines.enumerated().first { $0 != $1 }?.offset
        throw WorkerError.line(
          first + (blank ?? batch.lines.count), expected: "an article, not a blank")
      }
      try body(numbers, batch.corpus)
      numbers.removeAll(keepingCapacity: true)
    }
    while try next() {
      try line.split("seq", "json", endsInRecord: true)
      numbers.append(try line.article(0, "seq"))
      records.append(line.span(1))
      if records.byteCount >= byteCount { try flush() }
    }
    if !numbers.isEmpty { try flush() }
  }
}
