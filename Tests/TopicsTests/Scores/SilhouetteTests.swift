import Testing
import Topics
import Vectors

@Suite("Silhouettes") struct SilhouetteTests {
  static let one = Parallel(threads: 1)

  /// The definition: the distances of all pairs.
  static func reference(_ grouping: Grouping, _ matrix: SparseMatrix) -> [Double] {
    let rows = (0..<matrix.rowCount).map { row in
      var dense = [Double](repeating: 0, count: matrix.columnCount)
      for cell in matrix.cells(ofRow: row) {
        dense[Int(matrix.columns[cell])] = Double(matrix.values[cell])
      }
      let length = dense.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? dense.map { $0 / length } : dense
    }
    return rows.indices.map { i in
      let means = grouping.members.map { members in
        let others = members.filter { $0 != i }
        let distances = others.map { j in
          1 - zip(rows[i], rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
        }
        return others.isEmpty ? nil : distances.reduce(0, +) / Double(others.count)
      }
      let own = Int(grouping.assignments[i])
      let beside = means.enumerated().filter { $0.offset != own }.compactMap(\.element)
      guard let within = means[own], let nearest = beside.min() else { return 0 }
      return (nearest - within) / max(nearest, within)
    }
  }

  @Test func `four documents computed by hand`() {
    // The first two have cosine 0.6, the second and the others 0.8, the others are equal.
    let matrix = SparseMatrix(unit: [[1, 0], [3, 4], [0, 1], [0, 2]])
    let silhouette = Silhouette(
      of: Grouping([0, 0, 1, 1], count: 2), in: matrix, parallel: Self.one)

    for (value, expected) in zip(silhouette.values, [0.6, -0.5, 1, 1]) {
      #expect(abs(value - expected) < 1e-6)
    }
    #expect(abs(silhouette.mean - 0.525) < 1e-6)
  }

  @Test(arguments: [2, 3, 7, 40, 118])
  func `agrees with the distances of all pairs`(groups: Int) {
    // Any lengths, and two rows without terms.
    let random = SparseMatrix.random(count: 118, groups: 6, seed: UInt64(groups))
    let matrix = SparseMatrix(
      columnCount: random.columnCount,
      rowStarts: [0, 0] + random.rowStarts.dropFirst() + [random.cellCount],
      columns: random.columns.map { $0 }, values: random.values.map { $0 * 3 })
    var source = SplitMix64(seed: 11)
    let grouping = Grouping(
      (0..<matrix.rowCount).map { row in
        row < groups ? Int32(row) : Int32.random(in: 0..<Int32(groups), using: &source)
      }, count: groups)

    let silhouette = Silhouette(of: grouping, in: matrix, parallel: Self.one)
    for (value, expected) in zip(silhouette.values, Self.reference(grouping, matrix)) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test func `the number of threads changes nothing`() {
    let matrix = SparseMatrix.random(count: 400, groups: 5, seed: 2)
    let grouping = Grouping((0..<400).map { Int32($0 % 7) }, count: 7)
    #expect(
      Silhouette(of: grouping, in: matrix, parallel: Self.one)
        == Silhouette(of: grouping, in: matrix, parallel: Parallel(threads: 3)))
  }

  @Test func `a document alone, a single group and no documents have nothing to be near`()
  {
    let matrix = SparseMatrix(unit: [[1, 0], [3, 4], [0, 1]])
    func values(_ groups: [Int32], count: Int) -> [Double] {
      Silhouette(of: Grouping(groups, count: count), in: matrix, parallel: Self.one)
        .values
    }
    #expect(values([0, 1, 2], count: 3) == [0, 0, 0])
    #expect(values([0, 0, 0], count: 1) == [0, 0, 0])
    #expect(values([0, 0, 1], count: 2)[2] == 0)
    let none = SparseMatrix(columnCount: 2, rowStarts: [0], columns: [], values: [])
    #expect(
      Silhouette(of: Grouping([], count: 0), in: none, parallel: Self.one).mean == 0)
  }

  @Test func `equal documents in two groups are as near to either`() {
    let matrix = SparseMatrix(unit: Array(repeating: [1, 2, 3], count: 6))
    let silhouette = Silhouette(
      of: Grouping([0, 0, 0, 1, 1, 1], count: 2), in: matrix, parallel: Self.one)
    #expect(silhouette.values == [0, 0, 0, 0, 0, 0])
  }
}
