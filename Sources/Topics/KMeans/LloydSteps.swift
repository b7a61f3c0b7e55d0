package import Vectors

// A step puts every document with its nearest centroid and adds up the clusters anew. What
// it comes to depends on the state before and on the documents, and not on where they were:
// so it can be taken over parts of them, in any order, on many machines.

extension CentroidState {
  /// Most steps over all documents; the centroids of a sample are so near that few are
  /// taken.
  static let mostSteps = 10

  /// What a step came to.
  package struct Step: Sendable {
    /// The state after it.
    package let state: CentroidState
    /// Σ cosines of all documents with the centroids after it.
    package let objective: Double
    /// What that is more than with the centroids before it.
    package let gain: Double
    /// Whether another step is worth it.
    package let isWorthAnother: Bool
  }

  /// The step that ends with these sums.
  ///
  /// - Parameters:
  ///   - sums: all documents, each in the cluster whose centroid is nearest.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: the state after it, and what was gained.
  package func step(_ sums: ExactSums, parallel: Parallel) -> Step {
    let next = CentroidState(sums, after: self, parallel: parallel)
    let objective = sums.lengths(parallel: parallel).reduce(0, +)
    let before = sums.products(with: centroids, parallel: parallel).reduce(0, +)
    return Step(
      state: next, objective: objective, gain: objective - before,
      isWorthAnother: objective - before > Descent.leastGain * before
        && next.steps < Self.mostSteps)
  }
}

extension Settlement {
  /// Steps over all documents that vote, from the centroids of a sample of them.
  ///
  /// - Parameters:
  ///   - sample: the centroids.
  ///   - iterations: steps that were taken to find them.
  ///   - matrix: all documents that vote.
  ///   - parallel: the threads; the result does not depend on their number.
  init(
    from sample: CentroidState, iterations: Int, over matrix: SparseMatrix,
    parallel: Parallel
  ) {
    var sums = ExactSums(
      clusterCount: sample.centroids.count, columnCount: matrix.columnCount)
    var current = sample.centroids.nearest(to: matrix, parallel: parallel)
    for (row, cluster) in current.enumerated() {
      sums.add(row, of: matrix, to: Int(cluster))
    }
    var step = sample.step(sums, parallel: parallel)
    var nearest = step.state.centroids.nearest(to: matrix, parallel: parallel)
    while step.isWorthAnother {
      // The sums are exact: moving what has to be moved comes to the same as adding all anew.
      for row in nearest.indices where nearest[row] != current[row] {
        sums.remove(row, of: matrix, from: Int(current[row]))
        sums.add(row, of: matrix, to: Int(nearest[row]))
      }
      current = nearest
      step = step.state.step(sums, parallel: parallel)
      nearest = step.state.centroids.nearest(to: matrix, parallel: parallel)
    }
    self.init(
      state: step.state, before: current, after: nearest,
      iterations: iterations + step.state.steps)
  }
}
