internal import FoundationEssentials
internal import Vectors

/// The articles most similar to each, by the cosines that `similarity` has.
struct NearestArticles {
  /// How many each has room for.
  let count: Int
  /// ``count`` cells an article, the most similar first: an article in the low 24 bits, its
  /// cosine in percent in the high 8; ``none`` behind the last.
  private var cells: [UInt32]

  /// The cell of no article.
  private static let none = UInt32.max
  /// Less alike than this, articles have a handful of common words.
  private static let minimum: Float = 0.1
  /// Articles that cells can name.
  private static let articleLimit = 1 << 24

  /// The `count` most similar articles of each in a batch.
  ///
  /// - Throws: what a vectorizer throws.
  init(_ count: Int, of corpus: Corpus, _ session: Session) throws {
    self.count = corpus.count < Self.articleLimit ? count : 0
    cells = Array(repeating: Self.none, count: corpus.count * self.count)
    guard !cells.isEmpty else { return }
    let vectors = try Vectorizer().vectors(
      of: corpus, parallel: session.parallel("weighing terms", total: corpus.count))
    let join = SimilarityJoin(
      of: vectors.matrix, selecting: .nearest(count, minimum: Self.minimum))
    let parallel = session.parallel("comparing", total: corpus.count)
    join.forEachRow(parallel: parallel) { row, columns, values in
      let order = columns.indices.sorted {
        (values[$1], columns[$0]) < (values[$0], columns[$1])
      }
      for (place, i) in order.enumerated() {
        let percent = UInt32((values[i] * 100).rounded())
        cells[row * count + place] = UInt32(columns[i]) | min(percent, 100) << 24
      }
    }
    session.progress.end()
  }

  /// The cells as bytes, the lowest of each first, in base64.
  var base64: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * cells.count)
    for cell in cells {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: cell >> shift))
      }
    }
    return Data(bytes).base64EncodedString()
  }
}
