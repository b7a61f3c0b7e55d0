internal import Glibc
package import Vectors

/// Documents to start k-means from, spread out at random.
///
/// Greedy k-means++ (Arthur & Vassilvitskii 2007, "k-means++: the advantages of careful
/// seeding"): each further seed is drawn with probability proportional to its distance
/// 1 − cosine from the nearest seed so far (half the squared distance of unit vectors); of
/// 2 + ⌊ln k⌋ such draws the one that leaves the least total distance is kept.
package struct Seeding: Sendable {
  /// The seeds, in the order drawn; fewer than asked for if no others are distinct.
  package let rows: [Int]

  /// The seeds that were drawn first.
  func prefix(_ count: Int) -> Seeding { Seeding(rows: Array(rows.prefix(count))) }

  private init(rows: [Int]) { self.rows = rows }

  /// Distances below this are rounding, and the documents equal.
  static let distinct: Float = 1e-5

  /// Draws up to `count` seeds.
  ///
  /// - Parameters:
  ///   - count: how many, at least 1.
  ///   - matrix: rows of unit length, at least one.
  ///   - postings: the matrix transposed: one document's products with all others cost as
  ///     many steps as its terms have postings, for short texts far fewer than all cells.
  ///   - random: where the draws come from.
  ///   - parallel: the threads.
  /// - Complexity: O(k log k · n · postings of a document).
  package init(
    count: Int, of matrix: SparseMatrix, postings: SparseMatrix,
    random: inout SplitMix64, parallel: Parallel
  ) {
    let first = Int(random.nextUnit() * Double(matrix.rowCount))
    var rows = [first]
    var distances = postings.distances(from: first, of: matrix)
    let draws = 2 + Int(log(Double(count)))
    while rows.count < count {
      var total = 0.0
      let cumulated = distances.map { distance in
        total += Double(distance)
        return total
      }
      guard total > 0 else { break }
      let candidates = (0..<draws).map { _ in
        cumulated.firstIndex(above: random.nextUnit() * total)
      }
      let nearest = distances
      let outcomes = parallel.map(count: draws, grain: 1) { draw in
        var outcome = postings.distances(from: candidates[draw.lowerBound], of: matrix)
        var potential = 0.0
        for row in outcome.indices {
          outcome[row] = min(outcome[row], nearest[row])
          potential += Double(outcome[row])
        }
        return (potential: potential, distances: outcome)
      }
      var best = 0
      for draw in 1..<draws where outcomes[draw].potential < outcomes[best].potential {
        best = draw
      }
      distances = outcomes[best].distances
      rows.append(candidates[best])
    }
    self.rows = rows
  }
}

extension SparseMatrix {
  /// Of postings: 1 − cosine of one document to every document, 0 where they are equal but for rounding.
  fileprivate func distances(from row: Int, of matrix: SparseMatrix) -> [Float] {
    var distances = [Float](repeating: 0, count: columnCount)
    var products = distances.mutableSpan
    for cell in matrix.cells(ofRow: row) {
      let term = Int(matrix.columns[cell])
      Kernels.scatter(
        matrix.values[cell], columns(ofRow: term), values(ofRow: term), into: &products)
    }
    for other in distances.indices {
      let distance = 1 - distances[other]
      distances[other] = distance > Seeding.distinct ? distance : 0
    }
    return distances
  }
}

extension SplitMix64 {
  /// A number in 0..<1, one of 2⁵³ equally likely ones.
  ///
  /// Written out because the standard library does not promise the same draw for ever.
  mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

extension [Double] {
  /// The first index whose value is above `threshold`, in an array that never falls; the
  /// last index if rounding left none.
  fileprivate func firstIndex(above threshold: Double) -> Int {
    (0..<count - 1).partitionPoint { self[$0] > threshold }
  }
}
