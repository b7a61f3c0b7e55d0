internal import Vectors

/// Reads a document's text again, as words or as shingles.
struct TextReader: Sendable {
  let analyzer: Analyzer
  let shingles: Shingles
  /// Readers of words alone, without their places, which are ten times as fast.
  ///
  /// Hashes of words are drawn from the seed, and with them all that is made of these.
  let words: Pool<WordHashes>
  /// The same, with hashes that are not drawn from a seed.
  let plainWords: Pool<WordHashes>

  /// A reader of shingles of an analyzer's words.
  init(analyzer: Analyzer, shingles: Shingles, seed: UInt64) {
    self.analyzer = analyzer
    self.shingles = shingles
    words = Pool { WordHashes(analyzer: analyzer, seed: seed) }
    plainWords = seed == 0 ? words : Pool { WordHashes(analyzer: analyzer) }
  }

  /// Storage that is used again from text to text.
  struct Workspace {
    var scratch: [UInt8] = []
    var buffer = TokenBuffer()
  }

  /// Finds the words of a document's text, in place of those the workspace held, and lets
  /// `body` look at them and the text they stand in.
  func readTokens(
    of document: Int, in corpus: Corpus, workspace: inout Workspace,
    _ body: (_ text: Span<UInt8>, _ buffer: borrowing TokenBuffer) -> Void
  ) {
    workspace.buffer.removeAll()
    read(document, in: corpus, &workspace.scratch, &workspace.buffer, body)
  }

  private func read(
    _ document: Int, in corpus: Corpus, _ scratch: inout [UInt8],
    _ buffer: inout TokenBuffer,
    _ body: (_ text: Span<UInt8>, _ buffer: borrowing TokenBuffer) -> Void
  ) {
    let text = corpus.bytes(.text, of: document, scratch: &scratch)
    analyzer.append(text, to: &buffer)
    body(text, buffer)
  }
}
