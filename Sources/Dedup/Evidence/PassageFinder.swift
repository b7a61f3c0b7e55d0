internal import Vectors

/// Finds the passages of pairs of documents, and where they stand in the texts.
///
/// A text is read once for all consecutive pairs that have it first.
struct PassageFinder {
  private let reader: TextReader
  private let corpus: Corpus
  private var comparison: Comparison
  private var first: PlacedText
  private var second: PlacedText

  init(reader: TextReader, corpus: Corpus) {
    self.reader = reader
    self.corpus = corpus
    comparison = Comparison(shingleWords: reader.shingles.words)
    first = PlacedText()
    second = PlacedText()
  }

  /// The passages of a pair, in the order of its document `a`.
  mutating func passages(of pair: CopyPair) -> [Passage] {
    let (x, y) = pair.isReversed ? (pair.b, pair.a) : (pair.a, pair.b)
    if first.document != x {
      first.read(x, in: corpus, reader: reader)
      let never = Array(repeating: false, count: first.shingles.count)
      comparison.load(first.shingles[...], recurs: never[...])
    }
    second.read(y, in: corpus, reader: reader)
    comparison.count(with: second.shingles[...])
    comparison.align(with: second.shingles[...])
    let passages = comparison.passages.map { run in
      let (a, b) = (first.place(run.a, run.words), second.place(run.b, run.words))
      return pair.isReversed ? Passage(a: b, b: a) : Passage(a: a, b: b)
    }
    guard pair.isReversed else { return passages }
    return passages.sorted { $0.a.words.lowerBound < $1.a.words.lowerBound }
  }
}

/// A text with the places of its words.
private struct PlacedText {
  private(set) var document = -1
  private(set) var shingles: [UInt64] = []
  private var workspace = TextReader.Workspace()
  /// Scalars before each word, and before the end of each.
  private var scalarStarts: [Int] = []
  private var scalarEnds: [Int] = []

  mutating func read(_ document: Int, in corpus: Corpus, reader: TextReader) {
    self.document = document
    shingles.removeAll(keepingCapacity: true)
    reader.appendShingles(of: document, in: corpus, workspace: &workspace, to: &shingles)
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

  /// The stretch of `count` words from the word `first` on.
  func place(_ first: Int32, _ count: Int32) -> Passage.Place {
    let words = Int(first)..<min(Int(first + count), workspace.buffer.tokens.count)
    let last = words.upperBound - 1
    let tokens = workspace.buffer.tokens
    return Passage.Place(
      words: words, bytes: Int(tokens[words.lowerBound].start)..<Int(tokens[last].end),
      scalars: scalarStarts[words.lowerBound]..<scalarEnds[last])
  }
}
