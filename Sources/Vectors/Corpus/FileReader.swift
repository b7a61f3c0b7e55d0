/// Reads one file of any format into parts.
struct FileReader {
  let fields: FieldNames
  let encoding: TextEncoding?
  let parallel: Parallel

  /// The records of a file, whose name plays no part.
  func read(_ store: ByteStore, format: InputFormat) -> FileParts {
    JSONLinesReader(names: fields).read(store, parallel: parallel)
  }
}
