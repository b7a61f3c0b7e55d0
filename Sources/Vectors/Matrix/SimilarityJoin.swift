/// Which rows of a matrix are similar to which rows of the same or another one.
///
///     let join = SimilarityJoin(of: vectors.matrix, selecting: .pairs(atLeast: 0.3))
///     join.forEachRow(parallel: parallel) { row, others, similarities in
///       for i in others.indices { print(row, others[i], similarities[i]) }
///     }
///
/// Similarity is the cosine of vectors or a measure of sets. The join is exact: a pair is
/// found if and only if its similarity is selected; a cosine is the single-precision sum of
/// products in ascending order of columns. It is the same to the bit whichever side a row is
/// on, whatever else is in the matrices and however many threads there are.
///
/// Rows are found block by block and handed on in order, so that memory is bounded by a
/// block and not by the result.
public struct SimilarityJoin: Sendable {
  /// Whether rows are compared with each other; then none is its own neighbour.
  public let isSelfJoin: Bool
  /// Which similarities are wanted.
  public let selection: SimilaritySelection
  /// Which rows are near enough in time to be compared; nil if all are.
  public let window: TimeWindow?

  /// The rows whose neighbours are wanted; without cells in a join of sets.
  let rows: SparseMatrix
  /// The rows that may be neighbours, likewise.
  let others: SparseMatrix
  /// The join of sets, if it is not one of vectors.
  let sets: SetJoin?

  /// Rows held while they are handed on.
  static let rowsAtATime = 32 * SimilarityBlock.width

  /// A join of the rows of a matrix with those of another, or with each other.
  ///
  /// - Parameters:
  ///   - rows: unit or empty rows, as ``Vectorizer`` makes them.
  ///   - others: rows likewise, with the same columns; nil to compare `rows` among
  ///     themselves.
  ///   - selection: which similarities are wanted.
  ///   - window: which rows are near enough in time to be compared; nil if all are. Those
  ///     that are not count as without similarity.
  /// - Precondition: both matrices have the same number of columns, the window is over
  ///   their rows, and of the nearest at least one is wanted.
  public init(
    of rows: SparseMatrix, against others: SparseMatrix? = nil,
    selecting selection: SimilaritySelection, within window: TimeWindow? = nil
  ) {
    precondition(
      others.map { $0.columnCount == rows.columnCount } ?? true,
      "\(rows.columnCount) columns against \(others?.columnCount ?? 0)")
    self.rows = rows
    self.others = others ?? rows
    isSelfJoin = others == nil
    self.selection = selection
    window?.check(rowCount: rows.rowCount, otherCount: self.others.rowCount)
    self.window = window
    sets = nil
  }

  /// Number of rows whose neighbours are wanted.
  public var rowCount: Int { rows.rowCount }

  /// Number of rows that may be neighbours.
  public var otherCount: Int { others.rowCount }

  /// Whether ``forEachRow(parallel:_:)`` tells each pair once, in the row that comes first;
  /// the whole is then a symmetric matrix with ones on the diagonal.
  public var isSymmetric: Bool {
    hasDiagonal && setMeasure?.isSymmetric ?? true
  }

  /// Whether the whole is a square matrix with ones on the diagonal, which
  /// ``forEachRow(parallel:_:)`` leaves out.
  public var hasDiagonal: Bool { isSelfJoin && selection.isThreshold }

  /// Whether a row may have another one as its neighbour.
  func compares(_ row: Int, with other: Int) -> Bool {
    let isOther = !isSelfJoin || other > row || other < row && !isSymmetric
    return isOther && window?.allows(row, other) ?? true
  }

  /// Calls `body` with the selected similarities of each row in turn.
  ///
  /// - Parameters:
  ///   - parallel: the threads; the result does not depend on their number.
  ///   - body: called for each row in their order, on the calling thread, with the row,
  ///     its neighbours in ascending order (only later ones if ``isSymmetric``), and their
  ///     similarities.
  /// - Throws: what `body` throws; then no further rows are compared.
  /// - Complexity: O(*n* · cells) multiplications in the worst case, 64 at a time. From a
  ///   similarity of 0.25 on an index leaves out most of them (`ReducedIndex`), which
  ///   takes as much memory as the other rows, and 4 bytes a column for every 8,192 of
  ///   them. No more than 2,048 rows of the result are held.
  public func forEachRow<Failure: Error>(
    parallel: Parallel, _ body: (Int, Span<Int32>, Span<Float>) throws(Failure) -> Void
  ) throws(Failure) {
    let isPruned =
      sets == nil && selection.isThreshold
      && selection.minimum >= ThresholdSearch.leastMinimum
    let index =
      isPruned
      ? ReducedIndex(of: others, atLeast: selection.minimum, parallel: parallel) : nil
    for first in stride(from: 0, to: rows.rowCount, by: Self.rowsAtATime) {
      let count = min(Self.rowsAtATime, rows.rowCount - first)
      let blocks = parallel.map(count: count, grain: SimilarityBlock.width) { range in
        similarRows(first + range.lowerBound..<first + range.upperBound, index)
      }
      var row = first
      for block in blocks {
        var start = 0
        for end in block.rowEnds {
          try body(
            row, block.columns.span.extracting(start..<end),
            block.values.span.extracting(start..<end))
          start = end
          row += 1
        }
      }
    }
  }

  private func similarRows(_ rows: Range<Int>, _ index: ReducedIndex?) -> SimilarRows {
    if let sets { return sets.similarRows(rows) }
    if let index {
      var search = ThresholdSearch(self, index)
      return search.run(over: rows)
    }
    var search = BlockSearch(of: rows, in: self)
    return search.run()
  }

  /// The selected similarities, held in memory.
  ///
  /// - Parameter parallel: the threads; the result does not depend on their number.
  /// - Returns: the neighbours of row *i* in row *i*; if ``isSymmetric`` each pair once,
  ///   above the diagonal.
  public func matrix(parallel: Parallel) -> SparseMatrix {
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    forEachRow(parallel: parallel) { _, others, similarities in
      for i in others.indices {
        columns.append(others[i])
        values.append(similarities[i])
      }
      rowStarts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: others.rowCount, rowStarts: rowStarts, columns: columns,
      values: values)
  }

  /// The similarities of some rows to all others, those below the minimum as zeros.
  ///
  /// - Parameters:
  ///   - range: which rows.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: `range.count` times the number of others, row by row. In a self join the
  ///   similarity of a row to itself is 1, also if the row is empty.
  public func denseRows(_ range: Range<Int>, parallel: Parallel) -> [Float] {
    let width = SimilarityBlock.width
    let blocks = parallel.map(count: range.count, grain: width) { chunk in
      let first = range.lowerBound
      let rows = first + chunk.lowerBound..<first + chunk.upperBound
      return sets?.denseRows(rows) ?? denseBlock(rows)
    }
    return Array(blocks.joined())
  }

  private func denseBlock(_ range: Range<Int>) -> [Float] {
    let block = SimilarityBlock(range, of: rows)
    let minimum = selection.minimum
    var columns: [Int32] = []
    var values: [Float] = []
    var sums = [Float](repeating: 0, count: SimilarityBlock.width)
    var result = [Float](repeating: 0, count: range.count * others.rowCount)
    for other in 0..<others.rowCount where !others.cells(ofRow: other).isEmpty {
      block.compare(
        with: other, of: others, columns: &columns, values: &values, sums: &sums)
      for lane in 0..<range.count where sums[lane] >= minimum {
        guard window?.allows(range.lowerBound + lane, other) ?? true else { continue }
        result[lane * others.rowCount + other] = min(sums[lane], 1)
      }
    }
    if isSelfJoin {
      for (lane, row) in range.enumerated() { result[lane * others.rowCount + row] = 1 }
    }
    return result
  }
}
