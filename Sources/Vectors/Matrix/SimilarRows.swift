/// The selected similarities of a run of rows.
struct SimilarRows: Sendable {
  /// Where each row's cells end.
  private(set) var rowEnds: [Int] = []
  /// The other row of each cell; ascending within a row.
  private(set) var columns: [Int32] = []
  /// The similarity of each cell.
  private(set) var values: [Float] = []

  /// Compares a block of rows with all others, or with all that follow.
  init(of rows: Range<Int>, in join: SimilarityJoin) {
    var search = BlockSearch(of: rows, in: join)
    search.run()
    for lane in 0..<rows.count { append(search.cells(of: lane)) }
  }

  private mutating func append(_ cells: [(column: Int32, value: Float)]) {
    for cell in cells {
      columns.append(cell.column)
      values.append(cell.value)
    }
    rowEnds.append(columns.count)
  }
}

/// The search for the similar rows of one block.
private struct BlockSearch: ~Copyable {
  private let rows: Range<Int>
  private let join: SimilarityJoin
  private let block: SimilarityBlock
  /// By row of the block: the least similarity that is still of interest.
  private var cuts: [Float]
  /// By row of the block: what was found, by ascending column.
  private var found: [[(column: Int32, value: Float)]]
  /// By row of the block: the best so far, where only some are wanted.
  private var nearest: [NearestCells] = []

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

  mutating func run() {
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
  }

  private mutating func take(_ other: Int, for lane: Int, value: Float) {
    let row = rows.lowerBound + lane
    guard !join.isSelfJoin || other > row || other < row && !join.isSymmetric,
      join.window?.allows(row, other) ?? true
    else { return }
    if nearest.isEmpty {
      found[lane].append((Int32(other), value))
    } else if value >= cuts[lane] {
      nearest[lane].insert(column: Int32(other), value: value)
      cuts[lane] = nearest[lane].cut(minimum: join.selection.minimum)
    }
  }

  /// The cells of a row of the block, by ascending column.
  func cells(of lane: Int) -> [(column: Int32, value: Float)] {
    nearest.isEmpty
      ? found[lane] : nearest[lane].cells.sorted { $0.column < $1.column }
  }
}
