/// How similar everything is to everything, in at most some hundred thousand squares.
///
///     let arrangement = Arrangement(byDateOf: corpus)
///     let join = SimilarityJoin(of: vectors.matrix, selecting: .pairs(atLeast: 0))
///     let map = HeatMap(of: join, arrangement, parallel: parallel)
///     try HeatMapPicture(of: map, title: "Similarity").write(as: .svg, to: &file)
///
/// Documents stand in the order of an ``Arrangement``, some of them to a square's side,
/// and a square is as similar as its pairs are in the *self-weighted mean* Σ*s*³ / Σ*s*²:
/// the mean of the similarities *s*, each weighted by its square. Where all pairs are
/// about equally similar that is their mean; where a pair of copies stands among hundreds
/// that have nothing in common, it is near the copies' similarity. A plain mean would lose
/// those, and the greatest similarity would paint as dark as a topic every square in which
/// two of hundreds happen to meet. It is the Lehmer mean of order 3 (Bullen 2003,
/// "Handbook of means and their inequalities"), lies between mean and maximum, and needs
/// two sums a square, so that pairs can go by one at a time.
///
/// A document's similarity to itself counts only where nothing else falls into the square:
/// if every square is one pair, the diagonal is 1.
public struct HeatMap: Sendable, Hashable {
  /// The order of rows and columns.
  public let arrangement: Arrangement
  /// Documents to a square's side; the last square of a side may have fewer.
  public let grain: Int
  /// Squares to a side.
  public let side: Int
  /// Row by row: the similarity of each square, 0 to 1; symmetric.
  public let values: [Float]

  /// The map of all pairs that went by.
  public init(_ cells: Cells) {
    arrangement = cells.arrangement
    grain = cells.grain
    side = cells.side
    values = cells.values
  }

  /// The map of a join of a matrix with itself.
  ///
  /// - Parameters:
  ///   - join: the similarities; what it does not select counts as 0.
  ///   - arrangement: the order of its rows.
  ///   - most: most squares to a side.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Precondition: the join is one of a matrix with itself, and the arrangement is of its
  ///   rows.
  /// - Complexity: that of the join; memory for the squares, and for what the join holds
  ///   while it goes by.
  public init(
    of join: SimilarityJoin, _ arrangement: Arrangement, atMost most: Int = 800,
    parallel: Parallel
  ) {
    let count = join.rows.rowCount
    precondition(join.isSelfJoin, "a heat map of two matrices")
    precondition(
      arrangement.documents.count == count,
      "\(arrangement.documents.count) documents arranged, \(count) rows")
    var cells = Cells(for: arrangement, atMost: most)
    if join.isSymmetric, join.selection.minimum < Self.leastSparse {
      let least = SimilarityBlock.width * parallel.threads
      let rowsAtATime = max(least, Self.similaritiesAtATime / max(1, count))
      for first in stride(from: 0, to: count, by: rowsAtATime) {
        let range = first..<min(first + rowsAtATime, count)
        let block = join.denseRows(range, parallel: parallel)
        for (i, row) in range.enumerated() {
          cells.add(row: row, block.span.extracting(i * count..<(i + 1) * count))
        }
      }
    } else {
      join.forEachRow(parallel: parallel) { cells.add(row: $0, $1, $2) }
    }
    self.init(cells)
  }

  /// Below this similarity so many pairs are found that whole rows are quicker, and smaller
  /// than the columns of what is found.
  private static let leastSparse: Float = 0.03
  /// Similarities held at a time: 16 MB, but never fewer rows than keep all threads busy.
  private static let similaritiesAtATime = 1 << 22
}
