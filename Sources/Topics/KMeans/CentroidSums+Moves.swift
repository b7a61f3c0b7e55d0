internal import Vectors

// The refinement of CLUTO (Zhao & Karypis 2004, "Empirical and theoretical comparisons of
// selected criterion functions for document clustering", criterion I2): a document moves
// where the sum of all lengths gains most, counting what its own going and coming does to
// both centroids. Lloyd's step leaves that out and stops earlier. A state without such a
// move is one where every document is with its nearest centroid, too: a length is convex,
// so the gain of coming is at least the cosine, and the loss of going at most.

extension CentroidSums {
  /// Gains below this share of the objective are rounding, not improvement.
  private static let rounding = 1e-9

  /// Moves documents one at a time, each to where the objective gains most.
  ///
  /// Candidates are found against the sums as they stand, on all threads; they are then
  /// judged again in row order, each against the sums as its predecessors left them, so
  /// that every move made is a gain.
  ///
  /// - Returns: the number of documents moved. ``measure(parallel:)`` has to follow.
  mutating func applyBestMoves(
    of matrix: SparseMatrix, assignments: inout [Int32], parallel: Parallel
  ) -> Int {
    let least = objective * Self.rounding
    let candidates = candidates(
      of: matrix, assignments: assignments, least: least, parallel: parallel)
    var products = [Float](repeating: 0, count: width)
    var moved = 0
    for row in candidates {
      multiply(row, of: matrix, into: &products)
      let own = Int(assignments[row])
      let (cluster, gain) = bestMove(from: own, products: products)
      guard gain > least else { continue }
      move(row, of: matrix, from: own, to: cluster)
      setSquare(squares[own] - 2 * Double(products[own]) + 1, of: own)
      setSquare(squares[cluster] + 2 * Double(products[cluster]) + 1, of: cluster)
      assignments[row] = Int32(cluster)
      moved += 1
    }
    return moved
  }

  /// The documents whose best move would gain more than `least`, in row order.
  private func candidates(
    of matrix: SparseMatrix, assignments: [Int32], least: Double, parallel: Parallel
  ) -> [Int] {
    let chunks = parallel.map(count: matrix.rowCount, grain: Self.grain) { rows in
      var products = [Float](repeating: 0, count: width)
      return rows.filter { row in
        multiply(row, of: matrix, into: &products)
        return bestMove(from: Int(assignments[row]), products: products).gain > least
      }
    }
    return chunks.flatMap { $0 }
  }

  /// Where a document of unit length would do most good, and the gain; its own cluster and
  /// no gain if it is alone there.
  private func bestMove(from own: Int, products: [Float]) -> (cluster: Int, gain: Double)
  {
    guard sizes[own] > 1 else { return (own, 0) }
    let left = max(0, squares[own] - 2 * Double(products[own]) + 1).squareRoot()
    let loss = squares[own].squareRoot() - left
    var best = (cluster: own, gain: 0.0)
    for c in 0..<clusterCount where c != own {
      let gain =
        (squares[c] + 2 * Double(products[c]) + 1).squareRoot() - squares[c].squareRoot()
        - loss
      if gain > best.gain { best = (c, gain) }
    }
    return best
  }
}
