internal import Vectors

extension Centroids {
  /// The nearest centroid of every row.
  ///
  /// - Parameters:
  ///   - matrix: rows of length 1.
  ///   - current: where each row is now. It stays there on equal cosine; without it, the
  ///     first of the equal clusters wins.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: a cluster for each row.
  func nearest(
    to matrix: SparseMatrix, from current: [Int32]? = nil, parallel: Parallel
  ) -> [Int32] {
    let chunks = map(matrix, parallel: parallel) { row, cosines in
      var best = current.map { Int($0[row]) } ?? 0
      for cluster in 0..<count where cosines[cluster] > cosines[best] { best = cluster }
      return Int32(best)
    }
    return chunks
  }

  /// How near rows are to the centroids of their clusters, and to the others.
  ///
  /// - Parameters:
  ///   - matrix: rows of length 1.
  ///   - clusters: the cluster of each row.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: for each row the cosine with its centroid, at most 1, and what it is more
  ///   than the greatest other; the same number twice if there is no other.
  func measured(
    _ matrix: SparseMatrix, in clusters: [Int32], parallel: Parallel
  ) -> [(similarity: Float, margin: Float)] {
    map(matrix, parallel: parallel) { row, cosines in
      let own = Int(clusters[row])
      let similarity = min(1, cosines[own])
      guard count > 1 else { return (similarity, similarity) }
      var second = -Float.infinity
      for other in 0..<count where other != own { second = max(second, cosines[other]) }
      return (similarity, similarity - min(1, second))
    }
  }

  /// What `body` makes of each row and its cosines with the centroids, of which there may be
  /// more numbers than ``count``.
  private func map<Value: Sendable>(
    _ matrix: SparseMatrix, parallel: Parallel,
    _ body: @Sendable (_ row: Int, _ cosines: [Float]) -> Value
  ) -> [Value] {
    let chunks = parallel.map(count: matrix.rowCount, grain: CentroidSums.grain) { rows in
      var cosines = [Float](repeating: 0, count: width)
      return rows.map { row in
        multiply(row, of: matrix, into: &cosines)
        return body(row, cosines)
      }
    }
    return chunks.flatMap { $0 }
  }
}
