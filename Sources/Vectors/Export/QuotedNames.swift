/// The names of documents as a format wants them, quoted once and written many times.
struct QuotedNames {
  private var bytes: [UInt8] = []
  private var starts = [0]

  /// The ids of a batch.
  ///
  /// - Parameters:
  ///   - corpus: the batch.
  ///   - prefix: what stands before each id.
  ///   - append: how the format quotes.
  init(
    of corpus: Corpus, after prefix: String = "",
    quoting append: (Span<UInt8>, inout [UInt8]) -> Void
  ) {
    var scratch: [UInt8] = []
    for document in 0..<corpus.count {
      var name = Array(prefix.utf8)
      name.append(copying: corpus.bytes(.id, of: document, scratch: &scratch))
      append(name.span, &bytes)
      starts.append(bytes.count)
    }
  }

  /// Appends the name of a document.
  func append(_ document: Int, to lines: inout [UInt8]) {
    lines += bytes[starts[document]..<starts[document + 1]]
  }
}
