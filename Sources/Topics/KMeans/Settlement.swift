internal import Vectors

/// The clusters of the documents that vote, when nothing is to be gained any more.
///
/// What is nearer to another of the centroids than to that of the cluster whose sum it is
/// part of is put there at last, so that the same document is assigned alike when it comes
/// again.
package struct Settlement: Sendable {
  /// The centroids.
  package let state: CentroidState
  /// By document that votes: the cluster whose sum it is part of.
  package let before: [Int32]
  /// By document that votes: the cluster it is in.
  package let after: [Int32]
  /// Steps it took.
  let iterations: Int

  /// Clusters that were settled.
  init(state: CentroidState, before: [Int32], after: [Int32], iterations: Int) {
    self.state = state
    self.before = before
    self.after = after
    self.iterations = iterations
  }

  /// What a run over all documents that vote found.
  ///
  /// - Parameters:
  ///   - outcome: the end of the run.
  ///   - matrix: the documents.
  ///   - parallel: the threads; the result does not depend on their number.
  init(_ outcome: Descent.Outcome, of matrix: SparseMatrix, parallel: Parallel) {
    let count = outcome.clusterCount
    var sums = CentroidSums(clusterCount: max(1, count), columnCount: matrix.columnCount)
    for (row, cluster) in outcome.assignments.enumerated() {
      sums.add(row, of: matrix, to: Int(cluster))
    }
    sums.measure(parallel: parallel)
    let state = CentroidState(sums, count: count, columnCount: matrix.columnCount)
    let nearest = state.centroids.nearest(
      to: matrix, from: outcome.assignments, parallel: parallel)
    self.init(
      state: state, before: outcome.assignments,
      after: nearest.leavingNoneEmpty(from: outcome.assignments, count: count),
      iterations: outcome.iterations)
  }
}

extension [Int32] {
  /// These clusters, but the last document of one that would be left stays where it was.
  fileprivate func leavingNoneEmpty(from current: [Int32], count: Int) -> [Int32] {
    var sizes = [Int](repeating: 0, count: count)
    for cluster in current { sizes[Int(cluster)] += 1 }
    return zip(current, self).map { from, to in
      guard from != to, sizes[Int(from)] > 1 else { return from }
      sizes[Int(from)] -= 1
      sizes[Int(to)] += 1
      return to
    }
  }
}
