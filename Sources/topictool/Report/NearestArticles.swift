internal import FoundationEssentials
internal import Vectors

/// The articles most similar to each, by the cosines that `similarity` has.
struct NearestArticles {
  /// How many each has room for.
  let count: Int
  /// The least cosine that counts.
  private let minimum: Float
  /// ``count`` places an article: the others, the most similar first, -1 behind the last.
  private var others: [Int32]
  /// Their cosines, 0 behind the last.
  private var cosines: [Float]

  /// Articles up to which each is compared with each.
  private static let smallBatch = 30_000
  /// Less alike than this, articles have a handful of common words.
  private static let smallMinimum: Float = 0.1
  /// The same for large batches, of which an index finds what is more alike than this.
  private static let largeMinimum: Float = 0.25
  /// Articles that a cell can name.
  private static let articleLimit = 1 << 24

  /// The `count` most similar articles of each in a batch.
  ///
  /// - Throws: what a vectorizer throws.
  init(_ count: Int, of corpus: Corpus, _ session: Session) throws {
    self.count = corpus.count < Self.articleLimit ? count : 0
    minimum = corpus.count <= Self.smallBatch ? Self.smallMinimum : Self.largeMinimum
    others = Array(repeating: -1, count: corpus.count * self.count)
    cosines = Array(repeating: 0, count: others.count)
    guard !others.isEmpty else { return }
    let vectors = try Vectorizer().vectors(
      of: corpus, parallel: session.parallel("weighing terms", total: corpus.count))
    // Pairs, and not the nearest of each: then every two are compared once.
    let join = SimilarityJoin(of: vectors.matrix, selecting: .pairs(atLeast: minimum))
    let parallel = session.parallel("comparing", total: corpus.count)
    join.forEachRow(parallel: parallel) { row, columns, values in
      for i in columns.indices {
        offer(Int(columns[i]), values[i], to: row)
        offer(row, values[i], to: Int(columns[i]))
      }
    }
    session.progress.end()
  }

  /// Keeps an article if it is among the most similar ones of another.
  ///
  /// They are offered in their order, so that the first of equals stays.
  private mutating func offer(_ document: Int, _ cosine: Float, to other: Int) {
    let start = other * count
    var place = start + count - 1
    guard cosine > cosines[place] else { return }
    while place > start, cosine > cosines[place - 1] {
      cosines[place] = cosines[place - 1]
      others[place] = others[place - 1]
      place -= 1
    }
    cosines[place] = cosine
    others[place] = Int32(document)
  }

  /// The block of the page that has them; nil where none are kept.
  var block: DataBlock? {
    guard count > 0 else { return nil }
    let value = Value.record([
      ("count", .integer(count)), ("minimum", .number(Double(minimum), decimals: 2)),
      ("data", .text(base64)),
    ])
    return DataBlock("nearest", value)
  }

  /// A number of four bytes a place, the lowest first, in base64: the article in the low 24
  /// bits, the cosine in percent in the high 8, and all ones for none.
  private var base64: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * others.count)
    for (other, cosine) in zip(others, cosines) {
      let percent = min(UInt32((cosine * 100).rounded()), 100)
      let cell = other < 0 ? UInt32.max : UInt32(other) | percent << 24
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: cell >> shift))
      }
    }
    return Data(bytes).base64EncodedString()
  }
}
