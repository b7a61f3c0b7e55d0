import Testing
import Topics
import Vectors

@Suite("A run of k-means") struct DescentTests {
  static let one = Parallel(threads: 1)

  static func descent(_ matrix: SparseMatrix, clusters: Int, seed: UInt64) -> Descent {
    var random = SplitMix64(seed: seed)
    let seeds = Seeding(
      count: clusters, of: matrix, postings: matrix.transposed(), random: &random,
      parallel: one)
    return Descent(from: seeds, of: matrix, parallel: one)
  }

  @Test(arguments: 0..<12)
  func `the objective never falls`(seed: Int) {
    let matrix = SparseMatrix.random(count: 150, groups: 5, seed: UInt64(seed))
    var descent = Self.descent(matrix, clusters: 2 + seed, seed: UInt64(seed))
    let outcome = descent.run(maximumIterations: 100)

    // A cosine in single precision is off by some 1e-7, and there are 150 of them.
    for (before, after) in zip(descent.objectives, descent.objectives.dropFirst()) {
      #expect(after >= before - 150 * 1e-7)
    }
    #expect(outcome.objective == descent.objectives.last)
  }

  @Test func `refinement leaves no single move that gains`() {
    let matrix = SparseMatrix.random(count: 40, groups: 4, seed: 8)
    var descent = Self.descent(matrix, clusters: 4, seed: 9)
    let outcome = descent.run(maximumIterations: 100)

    func objective(_ assignments: [Int32]) -> Double {
      var sums = [[Double]](
        repeating: [Double](repeating: 0, count: matrix.columnCount), count: 4)
      for row in 0..<matrix.rowCount {
        for cell in matrix.cells(ofRow: row) {
          sums[Int(assignments[row])][Int(matrix.columns[cell])] += Double(
            matrix.values[cell])
        }
      }
      return sums.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    }
    let reached = objective(outcome.assignments)
    #expect(abs(reached - outcome.objective) < 1e-5)
    for row in 0..<matrix.rowCount {
      for cluster in 0..<4 {
        var other = outcome.assignments
        other[row] = Int32(cluster)
        #expect(objective(other) <= reached + Descent.leastGain * reached)
      }
    }
  }

  @Test func `seeds are distinct documents, and no more than there are`() {
    let matrix = SparseMatrix(unit: [[1, 0], [1, 0], [0, 1], [1, 0], [1, 1]])
    var random = SplitMix64(seed: 1)
    let seeds = Seeding(
      count: 5, of: matrix, postings: matrix.transposed(), random: &random,
      parallel: Self.one)
    #expect(seeds.rows.count == 3)
    #expect(Set(seeds.rows.map { [0, 0, 2, 0, 4][$0] }) == [0, 2, 4])
  }

  @Test
  func `an empty cluster gets the farthest document of a cluster that can spare it`() {
    var nearest = Nearest(
      clusters: [0, 0, 2, 0], similarities: [0.9, 0.3, 0.1, 0.3])
    nearest.fillEmptyClusters(count: 3)
    #expect(nearest.clusters == [0, 1, 2, 0])

    var equal = Nearest(clusters: [0, 0], similarities: [1, 1])
    equal.fillEmptyClusters(count: 2)
    #expect(equal.clusters == [0, 0])
  }
}
