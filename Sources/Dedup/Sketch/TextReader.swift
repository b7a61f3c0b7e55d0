internal import Vectors

/// Reads a document's text again, as words or as shingles.
struct TextReader: Sendable {
  let analyzer: Analyzer
  let shingles: Shingles

  /// Storage that is used again from text to text.
  struct Workspace {
    var scratch: [UInt8] = []
    var buffer = TokenBuffer()
  }

  /// The words of a document's text, in place of those the workspace held.
  func readTokens(of document: Int, in corpus: Corpus, workspace: inout Workspace) {
    workspace.buffer.removeAll()
    read(document, in: corpus, scratch: &workspace.scratch, into: &workspace.buffer)
  }

  /// Appends the shingles of a document's text by position.
  func appendShingles(
    of document: Int, in corpus: Corpus, workspace: inout Workspace,
    to hashes: inout [UInt64]
  ) {
    readTokens(of: document, in: corpus, workspace: &workspace)
    shingles.append(of: workspace.buffer.tokens.span, to: &hashes)
  }

  private func read(
    _ document: Int, in corpus: Corpus, scratch: inout [UInt8],
    into buffer: inout TokenBuffer
  ) {
    let text = corpus.bytes(.text, of: document, scratch: &scratch)
    analyzer.append(text, to: &buffer)
  }
}
