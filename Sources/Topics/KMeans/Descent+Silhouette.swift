internal import Vectors

extension Descent {
  /// How much nearer each document's own centroid is than the next, as a share of the
  /// greater distance; 0 for a document that is alone in its cluster, or if there is no other cluster.
  ///
  /// Distances are 1 − cosine; the own centroid is that of the other documents of the
  /// cluster.
  ///
  /// - Complexity: O(cells · clusters).
  var silhouettes: [Double] {
    var products = [Float](repeating: 0, count: sums.width)
    var silhouettes = [Double](repeating: 0, count: matrix.rowCount)
    for row in 0..<matrix.rowCount {
      let own = Int(assignments[row])
      guard sums.sizes[own] > 1 else { continue }
      sums.multiply(row, of: matrix, into: &products)
      let product = Double(products[own])
      let rest = max(0, sums.squares[own] - 2 * product + 1).squareRoot()
      let near = rest > 0 ? (product - 1) / rest : 0
      var next = -Double.infinity
      for c in 0..<sums.clusterCount where c != own && sums.squares[c] > 0 {
        next = max(next, Double(products[c]) / sums.squares[c].squareRoot())
      }
      guard next.isFinite else { continue }
      let farther = 1 - min(near, next)
      if farther > 0 { silhouettes[row] = (near - next) / farther }
    }
    return silhouettes
  }
}
