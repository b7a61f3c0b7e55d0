import Testing
import Vectors

/// The batch of articles in `data/`.
enum Sample {
  static let path = Page.file("data/articles.jsonl")

  /// All articles, read on one thread.
  static func corpus() throws -> Corpus {
    var reader = CorpusReader(isStrict: true)
    try reader.read(ByteStore(mapping: path), name: path, format: .jsonLines)
    return reader.finish().corpus
  }
}
