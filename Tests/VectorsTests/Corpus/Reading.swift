import Testing
import Vectors

/// What a reader with the usual settings makes of a text.
func read(
  _ text: String, name: String = "articles.jsonl", format: InputFormat = .jsonLines,
  fields: FieldNames = .usual
) throws -> (corpus: Corpus, problems: [RecordProblem]) {
  var reader = CorpusReader(fields: fields)
  try reader.read(ByteStore(Array(text.utf8)), name: name, format: format)
  return reader.finish()
}

extension Corpus {
  /// A field of every document.
  func strings(_ field: Document.Field) -> [String] {
    (0..<count).map { string(field, of: $0) }
  }
}
