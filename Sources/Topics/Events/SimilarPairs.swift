internal import Vectors

/// The similar pairs of a batch, and how similar each document is to what can hardly report
/// the same.
struct SimilarPairs: Sendable {
  /// The pairs that are similar enough to be looked at, each once, above the diagonal.
  let matrix: SparseMatrix
  /// By document: the mean of its greatest cosines with documents of other days, 0 where
  /// none is known.
  let backgrounds: [Float]

  /// Cosines below this count as 0 in backgrounds.
  static let leastBackground: Float = 0.05
  /// Documents farther apart than this, in seconds, are of other days.
  private static let farApart: Int64 = 2 * 86_400

  /// The similar pairs of the rows of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: unit rows.
  ///   - times: by row, in seconds, where known.
  ///   - least: the cosine below which a pair is not looked at, and counts as 0 in averages;
  ///     at least ``leastBackground``.
  ///   - parallel: the threads.
  init(
    of matrix: SparseMatrix, times: [Int64?], least: Float, parallel: Parallel
  ) {
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    var greatest = [GreatestThree](repeating: .init(), count: matrix.rowCount)
    let join = SimilarityJoin(
      of: matrix, selecting: .pairs(atLeast: Self.leastBackground))
    join.forEachRow(parallel: parallel) { row, others, similarities in
      for i in others.indices {
        let (other, similarity) = (Int(others[i]), similarities[i])
        if Self.areFarApart(times[row], times[other]) {
          greatest[row].take(similarity)
          greatest[other].take(similarity)
        }
        if similarity >= least {
          columns.append(others[i])
          values.append(similarity)
        }
      }
      rowStarts.append(columns.count)
    }
    self.matrix = SparseMatrix(
      columnCount: matrix.rowCount, rowStarts: rowStarts, columns: columns,
      values: values)
    backgrounds = greatest.map(\.mean)
  }

  static func areFarApart(_ first: Int64?, _ second: Int64?) -> Bool {
    guard let first, let second else { return false }
    return abs(Double(first) - Double(second)) > Double(farApart)
  }
}

/// The three greatest of the numbers taken.
struct GreatestThree: Sendable, Hashable {
  private(set) var first: Float = 0
  private(set) var second: Float = 0
  private(set) var third: Float = 0

  /// Their mean, 0 in place of those that are missing.
  var mean: Float { (first + second + third) / 3 }

  /// Takes one more.
  mutating func take(_ value: Float) {
    guard value > third else { return }
    third = value
    if third > second { swap(&third, &second) }
    if second > first { swap(&second, &first) }
  }
}
