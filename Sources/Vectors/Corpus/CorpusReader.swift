/// Puts a corpus together from files.
///
///     var reader = CorpusReader()
///     let store = try ByteStore(mapping: "articles.jsonl")
///     try reader.read(store, name: "articles.jsonl", format: .jsonLines)
///     let (corpus, problems) = reader.finish()
///     for problem in problems { print(problem) }
///
/// Documents come in the order of the files and of the records in them. A record without
/// an id is called after its file and line. A record that is malformed, has no text or has
/// the id of an earlier one is left out and reported. The text of UTF-8 files is not
/// copied; other encodings are decoded once, as a whole.
public struct CorpusReader: Sendable {
  /// What the fields are called.
  public let fields: FieldNames
  /// The encoding of files without a byte order mark; nil for UTF-8, and UTF-16 where
  /// the first characters show it.
  public let encoding: TextEncoding?
  /// Whether the first malformed record ends the reading.
  public let isStrict: Bool

  /// Bytes of JSON Lines that one thread reads at a time.
  ///
  /// Enough to outweigh the bookkeeping, few enough to share out. What is read does not
  /// depend on it.
  package var stretch = 1 << 20

  private let parallel: Parallel
  private var builder = CorpusBuilder()

  /// A reader that has read nothing yet.
  ///
  /// - Parameters:
  ///   - fields: what the fields are called.
  ///   - encoding: of files without a byte order mark; nil for UTF-8, and UTF-16 where
  ///     the first characters show it.
  ///   - isStrict: whether the first record to be left out ends the reading.
  ///   - parallel: the threads, and whom to tell of the bytes read.
  public init(
    fields: FieldNames = .usual, encoding: TextEncoding? = nil, isStrict: Bool = false,
    parallel: Parallel = Parallel(threads: 1)
  ) {
    self.fields = fields
    self.encoding = encoding
    self.isStrict = isStrict
    self.parallel = parallel
  }

  /// Number of documents so far.
  public var count: Int { builder.documents.count }

  /// The line on which each document so far begins in its file, counted from 1.
  package var lines: [Int] { builder.lines }

  /// Reads the records of one file.
  ///
  /// - Parameters:
  ///   - store: the bytes, already decompressed.
  ///   - name: what the file is called in messages and in the ids made from it.
  ///   - format: how it holds its records.
  /// - Throws: ``CorpusError/malformed(_:)`` if reading is strict and a record is left
  ///   out. Documents read before stay.
  /// - Complexity: O(*n*) time.
  public mutating func read(
    _ store: ByteStore, name: String, format: InputFormat
  ) throws(CorpusError) {
    let problemCount = builder.problems.count
    let file = FileReader(
      fields: fields, encoding: encoding, stretch: stretch, parallel: parallel)
    file.read(store, name: name, format: format, into: &builder)
    if isStrict, let first = builder.problems[problemCount...].first(where: \.isSkipped) {
      throw .malformed(first)
    }
  }

  /// What was read, and what was wrong with the rest, in the order of the input.
  public consuming func finish() -> (corpus: Corpus, problems: [RecordProblem]) {
    builder.finish()
  }
}
