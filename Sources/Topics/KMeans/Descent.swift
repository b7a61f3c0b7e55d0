package import Vectors

/// One run of k-means from one draw of seeds.
///
/// The state between steps: where each document is, and the sums of the clusters. Every
/// step raises the sum of the documents' cosines with their own centroid or leaves it.
package struct Descent {
  let matrix: SparseMatrix
  let parallel: Parallel
  private(set) var assignments: [Int32]
  private(set) var sums: CentroidSums
  private(set) var iterations = 0
  /// Σ cosines after each step.
  package private(set) var objectives: [Double] = []

  /// What is kept of a run: the sums follow from it and would take memory.
  package struct Outcome: Sendable {
    package var assignments: [Int32] = []
    package var clusterCount = 0
    /// Σ cosines of the documents with their own centroid.
    package var objective = 0.0
    package var iterations = 0
  }

  /// Relative gain of a step below which the next one is not worth its time.
  package static let leastGain = 1e-4

  /// Puts every document with its nearest seed.
  package init(from seeds: Seeding, of matrix: SparseMatrix, parallel: Parallel) {
    self.matrix = matrix
    self.parallel = parallel
    sums = CentroidSums(clusterCount: seeds.rows.count, columnCount: matrix.columnCount)
    for (cluster, row) in seeds.rows.enumerated() {
      sums.add(row, of: matrix, to: cluster)
    }
    sums.measure(parallel: parallel)
    var nearest = sums.nearest(to: matrix, parallel: parallel)
    nearest.fillEmptyClusters(count: seeds.rows.count)
    assignments = nearest.clusters
    rebuild()
  }

  /// Lloyd's steps (Dhillon & Modha 2001, "Concept decompositions for large sparse text
  /// data using clustering") until nothing moves or the gain is slight, then refinement.
  package mutating func run(maximumIterations: Int) -> Outcome {
    while iterations < maximumIterations, step() {}
    while iterations < maximumIterations, refine() {}
    rebuild()
    return Outcome(
      assignments: assignments, clusterCount: sums.clusterCount,
      objective: sums.objective, iterations: iterations)
  }

  /// Moves every document to its nearest centroid; whether another step is worth it.
  private mutating func step() -> Bool {
    iterations += 1
    var nearest = sums.nearest(to: matrix, from: assignments, parallel: parallel)
    nearest.fillEmptyClusters(count: sums.clusterCount)
    let moved = assignments.indices.filter { assignments[$0] != nearest.clusters[$0] }
    guard !moved.isEmpty else { return false }
    let before = sums.objective
    if moved.count > matrix.rowCount / 2 {
      assignments = nearest.clusters
      rebuild()
    } else {
      for row in moved {
        sums.move(
          row, of: matrix, from: Int(assignments[row]), to: Int(nearest.clusters[row]))
        assignments[row] = nearest.clusters[row]
      }
      sums.measure(parallel: parallel)
      objectives.append(sums.objective)
    }
    return sums.objective - before > Self.leastGain * before
  }

  /// Sums from the assignments alone, free of what rounding left behind.
  private mutating func rebuild() {
    sums.removeAll()
    for (row, cluster) in assignments.enumerated() {
      sums.add(row, of: matrix, to: Int(cluster))
    }
    sums.measure(parallel: parallel)
    objectives.append(sums.objective)
  }

  /// A pass of single best moves; whether another is worth it.
  private mutating func refine() -> Bool {
    iterations += 1
    let before = sums.objective
    let moved = sums.applyBestMoves(
      of: matrix, assignments: &assignments, parallel: parallel)
    guard moved > 0 else { return false }
    sums.measure(parallel: parallel)
    objectives.append(sums.objective)
    return sums.objective - before > Self.leastGain * before
  }
}

extension Nearest {
  /// Gives each empty cluster the document that is farthest from its own centroid.
  ///
  /// A document of a cluster of one cannot be spared, and one that equals its centroid
  /// would only split equals: with none left, the cluster stays empty. Moving a document
  /// into a cluster of its own never lowers the objective, by the triangle inequality.
  package mutating func fillEmptyClusters(count: Int) {
    var sizes = [Int](repeating: 0, count: count)
    for cluster in clusters { sizes[Int(cluster)] += 1 }
    for cluster in 0..<count where sizes[cluster] == 0 {
      var farthest: Int?
      for row in clusters.indices where sizes[Int(clusters[row])] > 1 {
        if similarities[row] < similarities[farthest ?? row] || farthest == nil {
          farthest = row
        }
      }
      guard let row = farthest, 1 - similarities[row] > Seeding.distinct else { return }
      sizes[Int(clusters[row])] -= 1
      sizes[cluster] = 1
      clusters[row] = Int32(cluster)
      similarities[row] = 1
    }
  }
}
