internal import Vectors

/// A text with the places of its words.
struct PlacedText {
  private(set) var document = -1
  private var workspace = TextReader.Workspace()
  /// Scalars before each word, and before the end of each.
  private var scalarStarts: [Int] = []
  private var scalarEnds: [Int] = []

  mutating func read(_ document: Int, in corpus: Corpus, reader: TextReader) {
    self.document = document
    reader.readTokens(of: document, in: corpus, workspace: &workspace)
    scalarStarts.removeAll(keepingCapacity: true)
    scalarEnds.removeAll(keepingCapacity: true)
    var scratch: [UInt8] = []
    countScalars(of: corpus.bytes(.text, of: document, scratch: &scratch))
  }

  /// One walk over the text; words ascend and do not overlap.
  private mutating func countScalars(of text: Span<UInt8>) {
    var scalars = 0
    var offset = 0
    func advance(to end: Int) {
      while offset < end {
        // Every byte but those that continue a scalar begins one.
        if text[offset] & 0xC0 != 0x80 { scalars += 1 }
        offset += 1
      }
    }
    for token in workspace.buffer.tokens {
      advance(to: Int(token.start))
      scalarStarts.append(scalars)
      advance(to: Int(token.end))
      scalarEnds.append(scalars)
    }
  }

  /// Where a stretch of words stands.
  func place(_ range: Range<Int32>) -> Passage.Place {
    let words = Int(range.lowerBound)..<Int(range.upperBound)
    let last = words.upperBound - 1
    let tokens = workspace.buffer.tokens
    return Passage.Place(
      words: words, bytes: Int(tokens[words.lowerBound].start)..<Int(tokens[last].end),
      scalars: scalarStarts[words.lowerBound]..<scalarEnds[last])
  }
}
