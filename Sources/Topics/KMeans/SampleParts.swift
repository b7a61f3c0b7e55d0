internal import Vectors

/// A sample of documents a few times over, each time without another share of it.
struct SampleParts: Sendable {
  /// Number of parts of a sample of so many documents.
  ///
  /// Of five, any two have three fifths of the sample in common. In small samples, where a
  /// single document tells, the mean is over more comparisons; they cost next to nothing.
  private static func count(of sampleSize: Int) -> Int { sampleSize < 500 ? 8 : 5 }

  /// Runs for each part and number of clusters.
  private static let restarts = 4
  /// Most steps of a run, which few take.
  private static let iterations = 40

  /// One part.
  private struct Part: Sendable {
    /// The rows of the sample that it has, ascending.
    let rows: [Int]
    let matrix: SparseMatrix
  }

  /// A grouping of a part.
  private struct Grouped: Sendable {
    /// The cluster of each row of the sample, -1 for those that the part lacks.
    let clusters: [Int32]
    let silhouette: Double
  }

  private let sampleSize: Int
  private let seed: UInt64
  private let parts: [Part]

  /// Parts of a sample.
  ///
  /// - Parameters:
  ///   - sample: rows of unit length.
  ///   - seed: what the parts, and the seeds of runs over them, follow from.
  init(of sample: SparseMatrix, seed: UInt64) {
    var random = SplitMix64(seed: SplitMix64.mix(seed))
    var order = Array(0..<sample.rowCount)
    // Fisher–Yates, written out so that the order is the same for ever.
    for last in order.indices.dropFirst().reversed() {
      order.swapAt(last, Int(random.nextUnit() * Double(last + 1)))
    }
    let count = Self.count(of: sample.rowCount)
    var missing = [Int](repeating: 0, count: sample.rowCount)
    for (place, row) in order.enumerated() { missing[row] = place % count }
    let held = missing
    parts = (0..<count).map { part in
      let rows = held.indices.filter { held[$0] != part }
      return Part(rows: rows, matrix: sample.selecting(rows))
    }
    sampleSize = sample.rowCount
    self.seed = seed
  }

  /// Number of documents of the smallest part.
  var leastCount: Int { parts.reduce(sampleSize) { min($0, $1.rows.count) } }

  /// Groups every part into each of some numbers of clusters, and compares any two parts.
  ///
  /// - Parameters:
  ///   - counts: numbers of clusters, ascending, below ``leastCount``.
  ///   - parallel: the threads, and whom to tell of finished runs.
  /// - Returns: what was measured, by number of clusters.
  func trials(_ counts: [Int], parallel: Parallel) -> [ClusterCount.Trial] {
    guard let most = counts.last else { return [] }
    let seedings = seedings(count: most, parallel: parallel.reporting(to: nil))
    // The largest numbers first: they take longest, and no thread should begin one last.
    let groups = parallel.map(count: counts.count * parts.count, grain: 1) { index in
      let (count, part) = (
        counts.count - 1 - index.lowerBound / parts.count,
        index.lowerBound % parts.count
      )
      return grouped(part, into: counts[count], from: seedings[part])
    }
    return parallel.reporting(to: nil).map(count: counts.count, grain: 1) { index in
      let count = index.lowerBound
      let first = (counts.count - 1 - count) * parts.count
      return ClusterCount.Trial(
        clusters: counts[count],
        comparisons: comparisons(of: Array(groups[first..<first + parts.count])))
    }
  }

  /// For each part a draw of seeds a run.
  ///
  /// A lesser number of clusters starts from the first of them,
  /// which were drawn as if no more were wanted: the draws are paid once, and numbers of
  /// clusters are compared without the luck of the draw between them.
  private func seedings(count: Int, parallel: Parallel) -> [[Seeding]] {
    let draws = parallel.map(count: parts.count * Self.restarts, grain: 1) { index in
      let matrix = parts[index.lowerBound / Self.restarts].matrix
      var random = SplitMix64(
        seed: SplitMix64.mix(seed &+ SplitMix64.mix(UInt64(index.lowerBound))))
      return Seeding(
        count: count, of: matrix, postings: matrix.transposed(), random: &random,
        parallel: Parallel(threads: 1))
    }
    return stride(from: 0, to: draws.count, by: Self.restarts).map {
      Array(draws[$0..<$0 + Self.restarts])
    }
  }

  /// The best of a few runs over a part.
  private func grouped(
    _ part: Int, into clusters: Int, from seedings: [Seeding]
  ) -> Grouped {
    var best = (objective: -1.0, assignments: [Int32](), silhouette: 0.0)
    for seeding in seedings {
      var descent = Descent(
        from: seeding.prefix(clusters), of: parts[part].matrix,
        parallel: Parallel(threads: 1))
      let outcome = descent.run(maximumIterations: Self.iterations)
      guard outcome.objective > best.objective else { continue }
      let silhouettes = descent.silhouettes
      best = (
        outcome.objective, outcome.assignments,
        silhouettes.reduce(0, +) / Double(silhouettes.count)
      )
    }
    var clusters = [Int32](repeating: -1, count: sampleSize)
    for (place, row) in parts[part].rows.enumerated() {
      clusters[row] = best.assignments[place]
    }
    return Grouped(clusters: clusters, silhouette: best.silhouette)
  }

  /// Every two parts against each other.
  private func comparisons(of groups: [Grouped]) -> [ClusterCount.Trial.Comparison] {
    groups.indices.flatMap { first in
      groups[(first + 1)...].map { second in
        let common = zip(groups[first].clusters, second.clusters).filter {
          $0 >= 0 && $1 >= 0
        }
        let table = Contingency(found: common.map(\.0), gold: common.map(\.1))
        return ClusterCount.Trial.Comparison(
          silhouette: (groups[first].silhouette + second.silhouette) / 2,
          stability: common.isEmpty
            ? 0 : (table.adjustedRand + table.adjustedMutualInformation) / 2)
      }
    }
  }
}
