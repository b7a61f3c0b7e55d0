internal import Vectors

/// Finds where words of a text stand in it; the storage is used again from text to text.
struct PlacedText {
  private var workspace = TextReader.Workspace()
  /// Scalars before each stretch of ``stretch`` bytes.
  private var scalarsBefore: [Int] = []

  private static let stretch = 64

  /// Where some stretches of words stand in a document's text.
  ///
  /// - Complexity: O(*n*) in the text, and O(1) a stretch.
  mutating func places(
    of stretches: [Range<Int32>], in document: Int, of corpus: Corpus, reader: TextReader
  ) -> [Passage.Place] {
    // Taken out, so that it can be written while the workspace is.
    var counts: [Int] = []
    swap(&counts, &scalarsBefore)
    var places: [Passage.Place] = []
    reader.readTokens(of: document, in: corpus, workspace: &workspace) { text, buffer in
      places = PlacedText.places(of: stretches, buffer.tokens.span, text, &counts)
    }
    swap(&counts, &scalarsBefore)
    return places
  }

  private static func places(
    of stretches: [Range<Int32>], _ tokens: Span<Token>, _ text: Span<UInt8>,
    _ scalarsBefore: inout [Int]
  ) -> [Passage.Place] {
    countScalars(of: text, into: &scalarsBefore)
    var places: [Passage.Place] = []
    places.reserveCapacity(stretches.count)
    for stretch in stretches {
      let words = Int(stretch.lowerBound)..<Int(stretch.upperBound)
      let start = Int(tokens[words.lowerBound].start)
      let end = Int(tokens[words.upperBound - 1].end)
      let scalars = (
        scalarCount(before: start, in: text, scalarsBefore),
        scalarCount(before: end, in: text, scalarsBefore)
      )
      places.append(
        Passage.Place(words: words, bytes: start..<end, scalars: scalars.0..<scalars.1))
    }
    return places
  }

  private static func countScalars(
    of text: Span<UInt8>, into scalarsBefore: inout [Int]
  ) {
    scalarsBefore.removeAll(keepingCapacity: true)
    scalarsBefore.append(0)
    var (start, count) = (0, 0)
    while start + stretch <= text.count {
      count += Kernels.scalarCount(text.extracting(start..<start + stretch))
      scalarsBefore.append(count)
      start += stretch
    }
  }

  private static func scalarCount(
    before offset: Int, in text: Span<UInt8>, _ scalarsBefore: [Int]
  ) -> Int {
    let whole = offset / stretch
    return scalarsBefore[whole]
      + Kernels.scalarCount(text.extracting(whole * stretch..<offset))
  }
}
