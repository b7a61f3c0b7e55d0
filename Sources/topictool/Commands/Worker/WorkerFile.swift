internal import Dedup
internal import Vectors

/// A file of lines that other workers wrote, which an option names.
enum WorkerFile {
  /// Goes through the lines of a file.
  ///
  /// - Parameters:
  ///   - path: the file; it may be empty.
  ///   - body: takes a line, of which it throws what is wrong.
  /// - Throws: ``WorkerError`` if the file cannot be read, was cut, or has a wrong line.
  static func forEachLine(
    of path: String, _ body: (inout InputLine) throws(WorkerError) -> Void
  ) throws(WorkerError) {
    let store = try store(of: path)
    var line = InputLine()
    var start = 0
    do throws(WorkerError) {
      while start < store.bytes.count {
        let end = Kernels.firstIndex(
          of: UInt8(ascii: "\n"), in: store.bytes, from: start)
        line.number += 1
        guard end < store.bytes.count else {
          throw line.fault("a line feed at the end of the file")
        }
        line.bytes.removeAll(keepingCapacity: true)
        line.bytes.append(copying: store.bytes.extracting(start..<end))
        start = end + 1
        try body(&line)
      }
    } catch .line(let number, let expected) {
      throw .fileLine(path, number, expected: expected)
    }
  }

  private static func store(of path: String) throws(WorkerError) -> ByteStore {
    do throws(CorpusError) {
      return try ByteStore(mapping: path)
    } catch {
      throw .failed(error.description)
    }
  }

  /// What the lines of `firsts` say.
  static func firsts(of path: String) throws(WorkerError) -> FirstTexts {
    var firsts = FirstTexts()
    try forEachLine(of: path) { line throws(WorkerError) in
      try line.split("firsts", "offset", "blob")
      try line.expect(kind: "firsts")
      let offset = try line.integer(1, "offset", in: 0...ArticleRecords.greatestArticle)
      try line.unpack(2) { blob throws(BlobFault) in
        try firsts.insert(packed: blob, offset: offset)
      }
    }
    return firsts
  }

  /// What the lines of `recurring` say, in a batch of so many articles.
  static func recurring(
    of path: String, articleCount: Int
  ) throws(WorkerError) -> RecurringPhrases {
    var entries: [UInt64] = []
    try forEachLine(of: path) { line throws(WorkerError) in
      try line.split("recurring", "range", "blob")
      try line.expect(kind: "recurring")
      try line.unpack(2) { blob throws(BlobFault) in
        try RecurringPhrases.unpack(blob, to: &entries)
      }
    }
    return RecurringPhrases(entries, documentCount: articleCount)
  }
}

extension InputLine {
  /// Makes sure that the first field is a kind.
  func expect(kind: StaticString) throws(WorkerError) {
    guard field(0).elementsEqual("\(kind)".utf8) else {
      throw fault("a line of kind \(kind), not '\(shown(0))'")
    }
  }

  /// Lets `body` take in the blob of a field.
  ///
  /// - Throws: ``WorkerError/line(_:expected:)`` with what `body` expected.
  func unpack(
    _ index: Int, _ body: (Span<UInt8>) throws(BlobFault) -> Void
  ) throws(WorkerError) {
    do throws(BlobFault) { try body(span(index)) } catch { throw fault(error.expected) }
  }
}
