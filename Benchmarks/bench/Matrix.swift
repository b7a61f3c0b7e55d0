import Vectors

/// From 4,000 made-up articles of about 200 words to TF-IDF and similarities, one thread.
///
/// The words follow Zipf's law over 50,000, as those of real text roughly do; the analyzer
/// is timed with the rest.
func benchmarkMatrix(_ bench: inout Bench) {
  let corpus = madeUpCorpus(articles: 4000, seed: 8)
  let bytes = corpus.documents.reduce(0) { $0 + $1.text.count }
  let vectorizer = Vectorizer(
    analyzer: Analyzer(.shingles), minimumDocuments: .count(2),
    maximumDocuments: .share(0.5))
  guard let vectors = try? vectorizer.vectors(of: corpus, parallel: Parallel(threads: 1))
  else { preconditionFailure("limits that contradict each other") }
  let matrix = vectors.matrix
  let pairs = matrix.rowCount * (matrix.rowCount - 1) / 2
  bench.section("\(matrix.rowCount) articles, \(bytes) bytes, \(matrix.cellCount) cells")

  let alone = Parallel(threads: 1)
  let nearest = matrix.nearest(10, parallel: alone)
  bench.check(isNearest(nearest, of: matrix, row: 17), "nearest")
  bench.report("vectorize", work: bytes, unit: .bytes) {
    try? vectorizer.vectors(of: corpus, parallel: alone)
  }
  bench.report("similarity/all pairs", work: pairs, unit: .items) {
    matrix.similarities(atLeast: 0.3, parallel: alone)
  }
  bench.report("similarity/nearest 10", work: pairs, unit: .items) {
    matrix.nearest(10, parallel: alone)
  }
  let everything = SimilarityJoin(of: matrix, selecting: .pairs(atLeast: 0))
  bench.report("similarity/dense", work: 64 * matrix.rowCount, unit: .items) {
    everything.denseRows(0..<64, parallel: alone)
  }
}

/// Whether a row of `nearest` has the ten most similar rows, by one product after another.
private func isNearest(
  _ nearest: SparseMatrix, of matrix: SparseMatrix, row: Int
) -> Bool {
  var dense = [Float](repeating: 0, count: matrix.columnCount)
  for cell in matrix.cells(ofRow: row) {
    dense[Int(matrix.columns[cell])] = matrix.values[cell]
  }
  let similarities = (0..<matrix.rowCount).map { other in
    Kernels.dotReference(
      matrix.columns(ofRow: other), matrix.values(ofRow: other), dense.span)
  }
  let others = similarities.indices.filter { $0 != row }
  let best = others.sorted { (-similarities[$0], $0) < (-similarities[$1], $1) }.prefix(
    10)
  return best.sorted() == nearest.cells(ofRow: row).map { Int(nearest.columns[$0]) }
}

/// Articles of words w0, w1, … of which word *r* is about 1 / *r* as frequent as the first.
func madeUpCorpus(articles count: Int, seed: UInt64) -> Corpus {
  var random = SplitMix64(seed: seed)
  let words = 50_000.0
  return Corpus(
    (0..<count).map { number in
      let text = (0..<Int.random(in: 100...300, using: &random)).map { _ in
        // 2 to the power of a uniform number: density 1 / r over 1...words.
        let step = Int.random(in: 0..<4096, using: &random)
        return "w\(Int(power(words, Double(step) / 4096)))"
      }
      return Article(id: "\(number)", text: text.joined(separator: " "))
    })
}

/// base^exponent for an exponent in 0..<1, by square roots.
private func power(_ base: Double, _ exponent: Double) -> Double {
  var (root, rest, result) = (base, exponent, 1.0)
  while rest > 0 {
    root = root.squareRoot()
    rest *= 2
    if rest >= 1 {
      result *= root
      rest -= 1
    }
  }
  return result
}
