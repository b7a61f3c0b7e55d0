/// Records of JSON, a line each, that are read apart from any file.
///
///     var lines = RecordLines()
///     lines.append(record.span)
///     let batch = lines.read(fields: .usual)
///     batch.corpus.count
///
/// What a file says of its records is left to whoever has it: a missing id stays missing, and
/// ids are not compared.
package struct RecordLines: Sendable {
  // A byte order mark is one at the beginning of a file only, which no line is here.
  private var bytes = [UInt8(ascii: "\n")]

  /// No lines.
  package init() {}

  /// Bytes of all lines.
  package var byteCount: Int { bytes.count }

  /// Adds a line, which holds no line feed.
  package mutating func append(_ line: Span<UInt8>) {
    bytes.append(copying: line)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// What some lines hold.
  package struct Batch: Sendable {
    /// The articles, in order.
    package let corpus: Corpus
    /// The line of each article, counted from 0.
    package let lines: [Int]
    /// What is wrong with lines, counted from 0: the record was left out, or mended.
    package let problems: [(line: Int, reason: RecordProblem.Reason)]
  }

  /// Reads all lines, and forgets them.
  ///
  /// - Parameter fields: what the fields are called.
  /// - Returns: articles, and what is wrong with the other lines that are not blank.
  package mutating func read(fields: FieldNames) -> Batch {
    var taken = [UInt8(ascii: "\n")]
    swap(&taken, &bytes)
    let store = ByteStore(taken)
    let reader = JSONLinesReader(names: fields, stretch: taken.count)
    let part = reader.part(0..<taken.count, of: store.bytes)
    let stores = [store, ByteStore(part.arena)]
    return Batch(
      corpus: Corpus(
        documents: part.documents, stores: stores,
        recordForms: stores.map { _ in .line }),
      lines: part.lines.map { Int($0) - 1 },
      problems: part.problems.map { ($0.line - 1, $0.reason) })
  }
}
