internal import Vectors

/// Reads the shingles of one document after another, in storage that is used again.
///
/// The more documents one reader reads the faster it is, since it remembers words
/// (``WordHashes``); so readers are kept in a ``Pool``.
struct ShingleReader: Sendable {
  /// The shingles of the document, by position.
  private(set) var shingles: [UInt64] = []
  /// Where each of them stands first.
  private(set) var places = FirstPlaces()

  private let scheme: Shingles
  private var words: WordHashes
  private var scratch: [UInt8] = []

  /// A reader of shingles of an analyzer's words.
  init(_ scheme: Shingles, analyzer: Analyzer) {
    self.scheme = scheme
    words = WordHashes(analyzer: analyzer)
  }

  /// Hashes of the document's words, in order.
  var wordHashes: Span<UInt64> {
    @_lifetime(borrow self) get { words.hashes.span }
  }

  /// Reads a document's text in place of the one before.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  mutating func read(_ document: Int, in corpus: Corpus) {
    // Taken out, so that one can be read while another is written.
    var (scratch, shingles): ([UInt8], [UInt64]) = ([], [])
    swap(&scratch, &self.scratch)
    swap(&shingles, &self.shingles)
    words.read(corpus.bytes(.text, of: document, scratch: &scratch))
    shingles.removeAll(keepingCapacity: true)
    scheme.append(ofWords: words.hashes.span, to: &shingles)
    places.find(in: shingles.span)
    swap(&scratch, &self.scratch)
    swap(&shingles, &self.shingles)
  }

  /// Appends the different shingles of the document, each where it stands first.
  func appendDistinct(to hashes: inout [UInt64]) {
    let firsts = places.firsts.span
    for place in firsts.indices where firsts[place] == Int32(place) {
      hashes.append(shingles[place])
    }
  }
}
