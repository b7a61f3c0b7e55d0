import Vectors

/// The nearest rows, and the pairs above a threshold, are those that a comparison of all pairs
/// finds.
enum CosineJoins: Target {
  static let name = "cosine-joins"

  static func run(_ input: [UInt8]) {
    var draws = Draws(input)
    let matrix = matrix(&draws)
    let minimum = Float(draws.number(below: 21)) / 20
    let count = 1 + draws.number(below: 6)
    let all = products(of: matrix)
    let rows = 0..<matrix.rowCount
    let pairs = matrix.similarities(atLeast: minimum, parallel: alone)
    let nearest = matrix.nearest(count, minimum: minimum, parallel: alone)
    // Where the order of a sum matters, either answer is right.
    let error: Float = 0x1p-20
    for row in rows {
      let reached = rows.filter {
        $0 != row && all[row][$0] > error && all[row][$0] >= minimum + error
      }
      let near = rows.filter { $0 != row && all[row][$0] >= minimum - 2 * error }
      let found = cells(of: pairs, row)
      let expected = reached.filter { $0 > row }
      hold(Set(expected).isSubset(of: found.map(\.column)), "pairs of \(row) are missing")
      hold(
        found.allSatisfy { near.contains($0.column) && $0.column > row }, "pairs too many"
      )
      for cell in found {
        hold(
          abs(cell.value - all[row][cell.column]) <= error, "\(cell.value) for a cosine")
      }
      check(cells(of: nearest, row), reached, near, all[row], count, error)
    }
  }

  private static func check(
    _ found: [(column: Int, value: Float)], _ reached: [Int], _ near: [Int],
    _ all: [Float], _ count: Int, _ error: Float
  ) {
    hold(found.count <= count, "\(found.count) nearest of \(count)")
    hold(found.count >= min(count, reached.count), "too few nearest")
    hold(found.allSatisfy { near.contains($0.column) }, "one that is not near")
    guard found.count == count, let least = found.map(\.value).min() else { return }
    let columns = Set(found.map(\.column))
    for other in reached where !columns.contains(other) {
      hold(all[other] <= least + error, "a nearer one was left out")
    }
  }

  /// Up to 24 rows over 16 columns, of unit length, some of them equal, some empty.
  static func matrix(_ draws: inout Draws) -> SparseMatrix {
    let (rowCount, columnCount) = (1 + draws.number(below: 24), 16)
    var (starts, columns, values) = ([0], [Int32](), [Float]())
    for _ in 0..<rowCount {
      let mask = draws.number(below: 1 << 16)
      let weights = (0..<columnCount).map { column in
        mask >> column & 1 == 1 ? Float(1 + draws.number(below: 7)) : 0
      }
      let length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for (column, weight) in weights.enumerated() where weight > 0 {
        columns.append(Int32(column))
        values.append(weight / length)
      }
      starts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: columnCount, rowStarts: starts, columns: columns, values: values)
  }

  private static func products(of matrix: SparseMatrix) -> [[Float]] {
    let rows = (0..<matrix.rowCount).map { row in
      var dense = [Double](repeating: 0, count: matrix.columnCount)
      for cell in matrix.cells(ofRow: row) {
        dense[Int(matrix.columns[cell])] = Double(matrix.values[cell])
      }
      return dense
    }
    return rows.map { a in
      rows.map { b in Float(min(1, zip(a, b).reduce(0) { $0 + $1.0 * $1.1 })) }
    }
  }

  private static func cells(
    of matrix: SparseMatrix, _ row: Int
  ) -> [(column: Int, value: Float)] {
    matrix.cells(ofRow: row).map { (Int(matrix.columns[$0]), matrix.values[$0]) }
  }
}
