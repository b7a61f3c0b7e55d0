import Vectors

extension SparseMatrix {
  /// Dense rows, each brought to length 1 unless it is zero.
  init(unit rows: [[Float]]) {
    var starts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for row in rows {
      let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for (column, value) in row.enumerated() where value != 0 {
        columns.append(Int32(column))
        values.append(value / length)
      }
      starts.append(columns.count)
    }
    self.init(
      columnCount: rows.first?.count ?? 0, rowStarts: starts, columns: columns,
      values: values)
  }

  /// `count` rows in `groups` groups: each group has ten terms of its own, a row some of
  /// them, and some of twenty terms that all share.
  static func random(count: Int, groups: Int, seed: UInt64) -> SparseMatrix {
    var random = SplitMix64(seed: seed)
    let rows = (0..<count).map { row in
      var cells = [Float](repeating: 0, count: groups * 10 + 20)
      for _ in 0..<8 {
        cells[row % groups * 10 + Int.random(in: 0..<10, using: &random)] += 1
        cells[groups * 10 + Int.random(in: 0..<20, using: &random)] += 0.5
      }
      return cells
    }
    return SparseMatrix(unit: rows)
  }
}
