internal import Vectors

/// Reads the shingles of one document after another, in storage that is used again.
struct ShingleReader {
  /// The shingles of the document, by position.
  private(set) var shingles: [UInt64] = []
  /// Where each of them stands first.
  private(set) var places = FirstPlaces()

  private let scheme: Shingles
  private var scratch: [UInt8] = []

  /// A reader that has read nothing yet.
  init(_ scheme: Shingles) {
    self.scheme = scheme
  }

  /// Reads a document's text in place of the one before.
  ///
  /// - Parameters:
  ///   - document: which one.
  ///   - corpus: where it is.
  ///   - words: reads the words, and has them afterwards.
  /// - Complexity: O(*n*) in the bytes of the text.
  mutating func read(_ document: Int, in corpus: Corpus, _ words: inout WordHashes) {
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
