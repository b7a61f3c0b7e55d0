/// Reads one file of any format into parts.
struct FileReader {
  let fields: FieldNames
  let encoding: TextEncoding?
  let stretch: Int
  let parallel: Parallel

  /// Adds the records of a file to a corpus in the making.
  func read(
    _ store: ByteStore, name: String, format: InputFormat,
    into corpus: inout CorpusBuilder
  ) {
    let declared = format == .html ? HTMLReader.declaredEncoding(store.bytes) : nil
    let encoding =
      TextEncoding.ofMark(in: store.bytes) ?? encoding ?? declared
      ?? .sniffed(store.bytes)
    // Lines are mended one by one, so that a large file is not copied for a single byte.
    let text =
      format == .jsonLines && encoding == .utf8 && !isArray(store, format)
      ? DecodedText(store: store, replacedCount: 0)
      : DecodedText(store, encoding: encoding)
    corpus.beginFile(name, store: text.store)
    if text.replacedCount > 0 {
      corpus.report(.replaced(count: text.replacedCount, encoding: encoding.name))
    }
    read(text.store, format, into: &corpus)
  }

  /// Where the text behind a byte order mark begins.
  private func start(of bytes: Span<UInt8>) -> Int {
    bytes.holds(TextEncoding.utf8Mark) ? TextEncoding.utf8Mark.count : 0
  }

  /// Whether a file of JSON is an array or a run of objects over several lines.
  private func isArray(_ store: ByteStore, _ format: InputFormat) -> Bool {
    let bytes = store.bytes
    return JSONArrayReader.isMeant(
      bytes.extracting(start(of: bytes)..<bytes.count), isLines: format == .jsonLines)
  }

  private func read(
    _ store: ByteStore, _ format: InputFormat, into corpus: inout CorpusBuilder
  ) {
    let bytes = store.bytes
    let start = start(of: bytes)
    let end = bytes.count
    func add(_ part: consuming Part, _ form: RecordForm, isOneArticle: Bool = false) {
      parallel.report(end)
      corpus.append(part, form: form, isOneArticle: isOneArticle)
    }
    switch format {
    case .jsonLines, .json:
      guard !isArray(store, format) else {
        var reader = JSONArrayReader(names: fields)
        return add(reader.read(bytes, from: start), .element)
      }
      let reader = JSONLinesReader(names: fields, stretch: stretch)
      reader.read(store, parallel: parallel) { part, position in
        corpus.append(part, form: .line)
        corpus.expectMore(like: position, of: end)
      }
    case .csv, .tsv:
      let header = bytes.extracting(start..<end)
      let delimiter = format == .tsv ? UInt8(ascii: "\t") : TableReader.delimiter(header)
      var reader = TableReader(names: fields, delimiter: delimiter)
      let part = reader.read(bytes, from: start)
      add(part, .row(header: reader.columns, delimiter: delimiter))
    case .text, .markdown:
      let reader = PlainTextReader(names: fields, isMarkdown: format == .markdown)
      add(reader.read(bytes, from: start), .fields, isOneArticle: true)
    case .html:
      var reader = HTMLReader(names: fields)
      add(reader.read(bytes, from: start), .fields, isOneArticle: true)
    }
  }
}
