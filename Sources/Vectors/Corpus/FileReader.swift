/// Reads one file of any format into parts.
struct FileReader {
  let fields: FieldNames
  let encoding: TextEncoding?
  let stretch: Int
  let parallel: Parallel

  /// The records of a file.
  func read(_ store: ByteStore, format: InputFormat) -> FileParts {
    let declared = format == .html ? HTMLReader.declaredEncoding(store.bytes) : nil
    let encoding =
      TextEncoding.ofMark(in: store.bytes) ?? encoding ?? declared
      ?? .sniffed(store.bytes)
    // Lines are mended one by one, so that a large file is not copied for a single byte.
    let text =
      format == .jsonLines && encoding == .utf8
      ? DecodedText(store: store, replacedCount: 0)
      : DecodedText(store, encoding: encoding)
    var file = read(text.store, format)
    if text.replacedCount > 0 {
      file.parts[0].problems.insert(
        (0, .replaced(count: text.replacedCount, encoding: encoding.name)), at: 0)
    }
    return file
  }

  private func read(_ store: ByteStore, _ format: InputFormat) -> FileParts {
    let bytes = store.bytes
    let start = bytes.holds(TextEncoding.utf8Mark) ? TextEncoding.utf8Mark.count : 0
    let end = bytes.count
    func file(_ form: RecordForm, isOneArticle: Bool = false, part: Part) -> FileParts {
      parallel.report(end)
      return FileParts(
        store: store, recordForm: form, isOneArticle: isOneArticle, parts: [part])
    }
    switch format {
    case .jsonLines, .json:
      let text = bytes.extracting(start..<end)
      guard !JSONArrayReader.isMeant(text, isLines: format == .jsonLines) else {
        var reader = JSONArrayReader(names: fields)
        return file(.element, part: reader.read(bytes, from: start))
      }
      return JSONLinesReader(names: fields, stretch: stretch).read(
        store, parallel: parallel)
    case .csv, .tsv:
      let header = bytes.extracting(start..<end)
      let delimiter = format == .tsv ? UInt8(ascii: "\t") : TableReader.delimiter(header)
      var reader = TableReader(names: fields, delimiter: delimiter)
      let part = reader.read(bytes, from: start)
      return file(.row(header: reader.columns, delimiter: delimiter), part: part)
    case .text, .markdown:
      let reader = PlainTextReader(names: fields, isMarkdown: format == .markdown)
      return file(.fields, isOneArticle: true, part: reader.read(bytes, from: start))
    case .html:
      var reader = HTMLReader(names: fields)
      return file(.fields, isOneArticle: true, part: reader.read(bytes, from: start))
    }
  }
}
