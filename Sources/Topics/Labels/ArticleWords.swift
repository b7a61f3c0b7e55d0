internal import Vectors

/// The words of all articles of a batch, as phrases are made of them; 16 bytes a word.
struct ArticleWords: Sendable {
  /// The words of an article.
  struct Article {
    /// The words, in its order.
    let words: ArraySlice<PhraseReader.Word>
    /// How many of them are of its title, which comes first.
    let titleCount: Int
  }

  /// The words of articles that follow each other.
  private struct Chunk: Sendable {
    var words: [PhraseReader.Word] = []
    /// By article: where its words end.
    var ends: [Int] = []
    var titleCounts: [Int] = []
  }

  /// Articles in a chunk.
  private static let grain = 256

  private let chunks: [Chunk]

  /// Reads the articles of a batch.
  ///
  /// - Complexity: one analysis of the batch.
  init(of corpus: Corpus, _ reader: PhraseReader, parallel: Parallel) {
    chunks = parallel.map(
      count: corpus.count, grain: ArticleWords.grain, storage: { _ in reader }
    ) { reader, documents in
      var chunk = Chunk()
      for document in documents {
        reader.read(document, of: corpus)
        chunk.words += reader.words
        chunk.ends.append(chunk.words.count)
        chunk.titleCounts.append(reader.titleCount)
      }
      corpus.releasePages(of: documents)
      return chunk
    }
  }

  /// An article, by its place in the batch.
  subscript(document: Int) -> Article {
    let chunk = chunks[document / ArticleWords.grain]
    let place = document % ArticleWords.grain
    let start = place > 0 ? chunk.ends[place - 1] : 0
    return Article(
      words: chunk.words[start..<chunk.ends[place]], titleCount: chunk.titleCounts[place])
  }
}
