internal import Vectors

/// What every document thinks of the centroids; all arrays are indexed by row.
package struct Nearest: Sendable {
  /// The cluster each document belongs to.
  package var clusters: [Int32]
  /// Cosine with the centroid of that cluster.
  package var similarities: [Float]
  /// The greatest cosine with another centroid.
  package var seconds: [Float]

  /// Opinions known already.
  package init(
    clusters: [Int32] = [], similarities: [Float] = [], seconds: [Float] = []
  ) {
    self.clusters = clusters
    self.similarities = similarities
    self.seconds = seconds
  }

  mutating func append(_ other: Nearest) {
    clusters += other.clusters
    similarities += other.similarities
    seconds += other.seconds
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
  ///   - isMoving: whether documents may change cluster; if not, this only measures.
  ///   - parallel: the threads.
  /// - Returns: cluster, cosine and second best of every row.
  func nearest(
    to matrix: SparseMatrix, from current: [Int32]? = nil, isMoving: Bool = true,
    parallel: Parallel
  ) -> Nearest {
    let inverses = lengths.map { $0 > 0 ? Float(1 / $0) : 0 }
    let chunks = parallel.map(count: matrix.rowCount, grain: Self.grain) { rows in
      var chunk = Nearest()
      var products = [Float](repeating: 0, count: width)
      for row in rows {
        multiply(row, of: matrix, into: &products)
        for c in inverses.indices { products[c] *= inverses[c] }
        var own = current.map { Int($0[row]) } ?? 0
        if isMoving {
          for c in inverses.indices where products[c] > products[own] { own = c }
        }
        var second = -Float.infinity
        for c in inverses.indices where c != own { second = max(second, products[c]) }
        chunk.clusters.append(Int32(own))
        chunk.similarities.append(products[own])
        chunk.seconds.append(second)
      }
      return chunk
    }
    var nearest = Nearest()
    for chunk in chunks { nearest.append(chunk) }
    return nearest
  }
}
