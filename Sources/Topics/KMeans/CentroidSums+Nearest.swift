internal import Vectors

/// What every document thinks of the centroids; all arrays are indexed by row.
package struct Nearest: Sendable {
  /// The cluster each document belongs to.
  package var clusters: [Int32]
  /// Cosine with the centroid of that cluster.
  package var similarities: [Float]

  /// Opinions known already.
  package init(clusters: [Int32] = [], similarities: [Float] = []) {
    self.clusters = clusters
    self.similarities = similarities
  }

  mutating func append(_ other: Nearest) {
    clusters += other.clusters
    similarities += other.similarities
  }
}

extension CentroidSums {
  /// Documents a chunk of parallel work: long enough to forget the cost of a chunk, short
  /// enough to share a few thousand documents out.
  static let grain = 128

  /// The nearest centroid of every document.
  ///
  /// - Parameters:
  ///   - matrix: the documents.
  ///   - current: where each document is now. It stays on equal cosine; without it, the
  ///     lowest of the equal clusters wins.
  ///   - parallel: the threads.
  /// - Returns: cluster and cosine of every row.
  func nearest(
    to matrix: SparseMatrix, from current: [Int32]? = nil, parallel: Parallel
  ) -> Nearest {
    let inverses = lengths.map { $0 > 0 ? Float(1 / $0) : 0 }
    let chunks = parallel.map(count: matrix.rowCount, grain: Self.grain) { rows in
      var chunk = Nearest()
      var products = [Float](repeating: 0, count: width)
      for row in rows {
        multiply(row, of: matrix, into: &products)
        for c in inverses.indices { products[c] *= inverses[c] }
        var own = current.map { Int($0[row]) } ?? 0
        for c in inverses.indices where products[c] > products[own] { own = c }
        chunk.clusters.append(Int32(own))
        chunk.similarities.append(products[own])
      }
      return chunk
    }
    var nearest = Nearest()
    for chunk in chunks { nearest.append(chunk) }
    return nearest
  }
}
