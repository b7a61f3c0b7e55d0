/// The search for the similar rows of one block.
struct BlockSearch: ~Copyable {
  private let rows: Range<Int>
  private let join: SimilarityJoin
  private let block: SimilarityBlock
  /// By row of the block: the least similarity that is still of interest.
  private var cuts: [Float]
  /// By row of the block: what was found, by ascending column.
  private var found: [[(column: Int32, value: Float)]]
  /// By row of the block: the best so far, where only some are wanted.
  private var nearest: [NearestCells] = []

  /// A search for the rows that are similar to those of a block.
  init(of rows: Range<Int>, in join: SimilarityJoin) {
    self.rows = rows
    self.join = join
    block = SimilarityBlock(rows, of: join.rows)
    let width = SimilarityBlock.width
    let minimum = join.selection.minimum
    cuts = (0..<width).map { $0 < rows.count ? minimum : .infinity }
    found = Array(repeating: [], count: rows.count)
    if case .nearest(let count, _) = join.selection {
      nearest = Array(repeating: NearestCells(capacity: count), count: rows.count)
    }
  }

  /// Compares the block with all others, or with all that follow.
  mutating func run() -> SimilarRows {
    var columns: [Int32] = []
    var values: [Float] = []
    var sums = [Float](repeating: 0, count: SimilarityBlock.width)
    let others = join.others
    for other in (join.isSymmetric ? rows.lowerBound : 0)..<others.rowCount
    where !others.cells(ofRow: other).isEmpty {
      block.compare(
        with: other, of: others, columns: &columns, values: &values, sums: &sums)
      var reached = Kernels.reached(cuts.span, by: sums.span)
      while reached != 0 {
        let lane = reached.trailingZeroBitCount
        reached &= reached - 1
        take(other, for: lane, value: min(sums[lane], 1))
      }
    }
    var result = SimilarRows()
    for lane in 0..<rows.count {
      for cell in cells(of: lane) { result.append(Int(cell.column), cell.value) }
      result.endRow()
    }
    return result
  }

  private mutating func take(_ other: Int, for lane: Int, value: Float) {
    let row = rows.lowerBound + lane
    guard join.compares(row, with: other) else { return }
    if nearest.isEmpty {
      found[lane].append((Int32(other), value))
    } else if value >= cuts[lane] {
      nearest[lane].insert(column: Int32(other), value: value)
      cuts[lane] = nearest[lane].cut(minimum: join.selection.minimum)
    }
  }

  /// The cells of a row of the block, by ascending column.
  private func cells(of lane: Int) -> [(column: Int32, value: Float)] {
    nearest.isEmpty
      ? found[lane] : nearest[lane].cells.sorted { $0.column < $1.column }
  }
}
