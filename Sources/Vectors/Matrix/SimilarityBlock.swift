/// 64 rows of a matrix, laid out to be compared with any other row at once.
///
/// The rows are held side by side, column after column (term-major), and only the columns
/// that one of them has: some thousands, of which the frequent ones stay in the cache. A row that is
/// compared is first reduced to those columns. The similarity of two rows is the sum of
/// their products in ascending order of columns, in whichever block it is taken: absent
/// cells add zeros, which change nothing. So it is the same for (*i*, *j*) and (*j*, *i*),
/// to the bit.
struct SimilarityBlock {
  /// Number of rows that are compared at once.
  static let width = 64

  /// By column of the matrix: its place in `cells`, or -1.
  private var places: [Int32]
  /// By place and row of the block: the value.
  private var cells: [Float]

  /// The given rows of a matrix, at most 64.
  init(_ rows: Range<Int>, of matrix: SparseMatrix) {
    let width = SimilarityBlock.width
    precondition(rows.count <= width, "\(rows.count) rows in a block of \(width)")
    places = Array(repeating: -1, count: matrix.columnCount)
    cells = []
    let range = matrix.rowStarts[rows.lowerBound]..<matrix.rowStarts[rows.upperBound]
    var count: Int32 = 0
    for cell in range where places[Int(matrix.columns[cell])] < 0 {
      places[Int(matrix.columns[cell])] = count
      count += 1
    }
    cells = Array(repeating: 0, count: Int(count) * width)
    for (lane, row) in rows.enumerated() {
      for cell in matrix.cells(ofRow: row) {
        let place = Int(places[Int(matrix.columns[cell])])
        cells[place * width + lane] = matrix.values[cell]
      }
    }
  }

  /// Compares a row with all rows of the block.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - matrix: the matrix it is of.
  ///   - columns: scratch, used again from call to call.
  ///   - values: scratch, likewise.
  ///   - sums: receives the similarity to each row of the block.
  func compare(
    with row: Int, of matrix: SparseMatrix, columns: inout [Int32], values: inout [Float],
    sums: inout [Float]
  ) {
    let missing = matrix.cells(ofRow: row).count - columns.count
    if missing > 0 {
      columns += repeatElement(0, count: missing)
      values += repeatElement(0, count: missing)
    }
    var newColumns = columns.mutableSpan
    var newValues = values.mutableSpan
    let kept = Kernels.translate(
      matrix.columns(ofRow: row), matrix.values(ofRow: row), through: places.span,
      columns: &newColumns, values: &newValues)
    for lane in sums.indices { sums[lane] = 0 }
    var totals = sums.mutableSpan
    Kernels.accumulateRows(
      columns.span.extracting(0..<kept), values.span.extracting(0..<kept),
      of: cells.span, stride: SimilarityBlock.width, into: &totals)
  }
}
