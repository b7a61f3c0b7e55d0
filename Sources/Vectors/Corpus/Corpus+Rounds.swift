extension Corpus {
  /// Bytes of text in a round: a thousand articles of the usual length have three million.
  package static let roundBytes = 64 << 20

  /// Stretches of documents whose words a pass has in memory at a time.
  ///
  /// - Parameters:
  ///   - range: the documents.
  ///   - most: how many a round may have.
  ///   - bytes: how many bytes of text it may have, if it is of more than one document.
  /// - Returns: the rounds, in order.
  package func rounds(
    of range: Range<Int>, atMost most: Int, bytes: Int = roundBytes
  ) -> [Range<Int>] {
    var rounds: [Range<Int>] = []
    var (start, sum) = (range.lowerBound, 0)
    for document in range {
      let count = documents.extent(.text, of: document).count
      if document > start, document - start == most || sum + count > bytes {
        rounds.append(start..<document)
        (start, sum) = (document, 0)
      }
      sum += count
    }
    if start < range.upperBound { rounds.append(start..<range.upperBound) }
    return rounds
  }
}
