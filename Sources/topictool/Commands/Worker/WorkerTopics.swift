internal import Topics
internal import Vectors

/// The options that workers of cluster share, and what they read alike.
enum WorkerTopics {
  static let documents = Option<Int?>.integer(
    "documents", in: 0...Int(Int32.max),
    help: "how many articles of the whole input count, and not another for them")
  static let allTerms = Option(
    switch: "all-terms", help: "without limits on how many articles have a term")
  static let voters = Option<Int?>.integer(
    "voters", in: 0...Int(Int32.max),
    help: "how many of the articles that count have terms")
  static let model = Option<String?>.input("model", help: "the lines of vocabulary")
  static let state = Option<String?>.input(
    "state", help: "the lines of kmeans-start or kmeans-next of kind state")

  /// The numbers that articles have.
  static let numbers = 0...Int(Int32.max) - 1

  /// How the vectors of so many articles that count are made.
  static func vectorizer(_ arguments: Arguments) throws(ToolError) -> Vectorizer {
    var vectorizer = Vectorizer.topics(documentCount: try arguments.required(documents))
    if arguments[allTerms] {
      vectorizer.minimumDocuments = .count(1)
      vectorizer.maximumDocuments = .share(1)
    }
    return vectorizer
  }

  /// Reads `row seq filled cells blob` lines to their end, some at a time.
  ///
  /// - Parameters:
  ///   - model: of the vectors.
  ///   - size: most rows at a time.
  ///   - job: the lines.
  ///   - body: takes their numbers, and a row for each.
  /// - Throws: ``WorkerError`` for a line that is no row, and what `body` throws.
  static func forRows(
    of model: VectorModel, atATime size: Int = .max, _ job: WorkerJob,
    _ body: (_ numbers: [Int], SparseMatrix) throws -> Void
  ) throws {
    var (rows, numbers) = (PackedCounts(columnCount: model.columns.count), [Int]())
    func flush() throws {
      try body(numbers, model.weighted(rows))
      (rows, numbers) = (PackedCounts(columnCount: model.columns.count), [])
    }
    while try job.next() {
      try job.line.split("kind", "seq", "filled", "cells", "blob")
      try job.line.expect(kind: "row")
      numbers.append(try job.line.integer(1, "seq", in: Self.numbers))
      try append(job.line, 4, cells: 3, to: &rows)
      if numbers.count == size { try flush() }
    }
    if !numbers.isEmpty { try flush() }
  }

  /// Adds the row that a line holds.
  static func append(
    _ line: InputLine, _ index: Int, cells: Int, to rows: inout PackedCounts
  ) throws(WorkerError) {
    let before = rows.cellCount
    if line.isNone(index) {
      rows.appendEmpty()
    } else {
      try line.unpack(index, as: "a row of the model") { blob throws(ModelFileError) in
        try rows.append(blob)
      }
    }
    let count = rows.cellCount - before
    guard try line.integer(cells, "cells", in: 0...Int(Int32.max)) == count else {
      throw line.fault("\(count) for cells, as the row has")
    }
  }
}

extension VectorModel {
  /// The vectors of packed rows.
  func weighted(_ rows: PackedCounts) -> SparseMatrix {
    weighting.matrix(of: rows.columnCounts, parallel: Parallel(threads: 1))
  }
}
