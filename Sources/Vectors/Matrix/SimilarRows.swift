/// The selected similarities of a run of rows.
struct SimilarRows: Sendable {
  /// Where each row's cells end.
  private(set) var rowEnds: [Int] = []
  /// The other row of each cell; ascending within a row.
  private(set) var columns: [Int32] = []
  /// The similarity of each cell.
  private(set) var values: [Float] = []

  /// Appends a cell to the row at hand.
  mutating func append(_ column: Int, _ value: Float) {
    columns.append(Int32(column))
    values.append(value)
  }

  /// Ends the row at hand.
  mutating func endRow() {
    rowEnds.append(columns.count)
  }
}
