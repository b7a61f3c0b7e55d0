import Testing
import Vectors

@Suite("Similarity") struct SimilarityTests {
  @Test
  func `agrees with a computation by hand`() {
    // Rows (1, 0), (0.6, 0.8), nothing, (0, 1).
    let matrix = SparseMatrix(
      columnCount: 2, rowStarts: [0, 1, 3, 3, 4], columns: [0, 0, 1, 1],
      values: [1, 0.6, 0.8, 1])
    let parallel = Parallel(threads: 1)

    let pairs = matrix.similarities(atLeast: 0.5, parallel: parallel)
    #expect(pairs.rowStarts == [0, 1, 2, 2, 2])
    #expect(pairs.columns == [1, 3])
    #expect(pairs.values == [0.6, 0.8])

    let nearest = matrix.nearest(1, parallel: parallel)
    #expect(nearest.rowStarts == [0, 1, 2, 2, 3])
    #expect(nearest.columns == [1, 3, 1])

    let dense = SimilarityJoin(of: matrix, selecting: .pairs(atLeast: 0)).denseRows(
      1..<3, parallel: parallel)
    #expect(dense == [0.6, 1, 0, 0.8, 0, 0, 1, 0])
  }

  @Test
  func `equally similar rows rank by their order, and none exceeds one`() {
    let value = Float(0.5).squareRoot().nextUp
    let matrix = SparseMatrix(
      columnCount: 2, rowStarts: [0, 2, 4, 6, 8], columns: [0, 1, 0, 1, 0, 1, 0, 1],
      values: Array(repeating: value, count: 8))

    let nearest = matrix.nearest(2, parallel: Parallel(threads: 1))

    #expect(nearest.columns == [1, 2, 0, 2, 0, 1, 0, 1])
    #expect(nearest.values.allSatisfy { $0 == 1 })
  }

  @Test
  func `equal rows reach a minimum of one, whatever rounding leaves of it`() {
    let value = Float(1.0 / 7).squareRoot()
    let matrix = SparseMatrix(
      columnCount: 14, rowStarts: [0, 7, 14, 21, 28],
      columns: (0..<4).flatMap { row in (0..<7).map { Int32($0 + 7 * (row / 3)) } },
      values: (0..<28).map { $0 % 7 == 3 ? value.nextDown.nextDown : value })
    let pairs = matrix.similarities(atLeast: 1, parallel: Parallel(threads: 1))
    #expect(pairs.rowStarts == [0, 2, 3, 3, 3])
    #expect(pairs.columns == [1, 2, 2])
    #expect(pairs.values.allSatisfy { $0 < 1 && $0 > 0.999999 })
  }

  @Test(arguments: [1, 2, 5])
  func `pairs agree with brute force on any number of threads`(threads: Int) {
    let matrix = Self.randomMatrix(rows: 200, columns: 60, seed: 3)
    let parallel = Parallel(threads: threads)
    let all = Self.bruteForce(matrix)
    // From 0.25 on pairs are found through an index.
    for minimum: Float in [-1, 0, 0.2, 0.25, 0.3, 0.5, 0.9, 1] {
      let pairs = matrix.similarities(atLeast: minimum, parallel: parallel)
      let both = pairs.symmetrized()
      for row in 0..<200 {
        let expected = (0..<200).filter {
          $0 != row && all[row][$0] > 0 && all[row][$0] >= minimum
        }
        #expect(Self.columns(both, row) == expected)
        #expect(Self.columns(pairs, row) == expected.filter { $0 > row })
        #expect(Self.values(both, row) == expected.map { all[row][$0] })
      }
    }
  }

  @Test
  func `an index over two tiles finds what products one by one find`() {
    let others = Self.randomMatrix(rows: 8300, columns: 60, seed: 6)
    let rows = Self.randomMatrix(rows: 20, columns: 60, seed: 9)
    let found = SimilarityJoin(
      of: rows, against: others, selecting: .pairs(atLeast: 0.5)
    ).matrix(parallel: Parallel(threads: 2))
    for row in 0..<20 {
      var dense = [Float](repeating: 0, count: 60)
      for cell in rows.cells(ofRow: row) {
        dense[Int(rows.columns[cell])] = rows.values[cell]
      }
      let expected = (0..<8300).filter {
        Kernels.dotReference(
          others.columns(ofRow: $0), others.values(ofRow: $0), dense.span) >= 0.5
      }
      #expect(Self.columns(found, row) == expected)
    }
    #expect(found.columns.contains { $0 >= 8192 })
  }

  @Test
  func `rows of two matrices are joined alike by index and by blocks`() {
    let rows = Self.randomMatrix(rows: 90, columns: 60, seed: 7)
    let others = Self.randomMatrix(rows: 150, columns: 60, seed: 8)
    let parallel = Parallel(threads: 2)
    func join(_ minimum: Float) -> SparseMatrix {
      SimilarityJoin(of: rows, against: others, selecting: .pairs(atLeast: minimum))
        .matrix(parallel: parallel)
    }
    let (found, all) = (join(0.4), join(0.2))
    for row in 0..<90 {
      let expected = all.cells(ofRow: row).filter { all.values[$0] >= 0.4 }
      #expect(Self.columns(found, row) == expected.map { Int(all.columns[$0]) })
    }
    #expect(found.columnCount == 150)
    #expect(found.cellCount > 10)
  }

  @Test(arguments: [1, 2, 5])
  func `nearest rows agree with brute force on any number of threads`(threads: Int) {
    let matrix = Self.randomMatrix(rows: 200, columns: 60, seed: 4)
    let all = Self.bruteForce(matrix)
    for (count, minimum) in [(1, 0), (3, 0), (10, 0.3), (500, 0.1)] as [(Int, Float)] {
      let nearest = matrix.nearest(
        count, minimum: minimum, parallel: Parallel(threads: threads))
      for row in 0..<200 {
        let others = (0..<200).filter {
          $0 != row && all[row][$0] > 0 && all[row][$0] >= minimum
        }
        let best = others.sorted { (-all[row][$0], $0) < (-all[row][$1], $1) }.prefix(
          count)
        #expect(Self.columns(nearest, row) == best.sorted())
      }
    }
  }

  @Test
  func `rows are visited in order, and a visitor that throws ends it`() {
    struct Enough: Error {}
    let matrix = Self.randomMatrix(rows: 100, columns: 20, seed: 5)
    var visited: [Int] = []
    #expect(throws: Enough.self) {
      try SimilarityJoin(of: matrix, selecting: .pairs(atLeast: 0.1)).forEachRow(
        parallel: Parallel(threads: 2)
      ) { (row: Int, _: Span<Int32>, _: Span<Float>) throws(Enough) in
        visited.append(row)
        if row == 70 { throw Enough() }
      }
    }
    #expect(visited == Array(0...70))
  }

  @Test
  func `a matrix without rows or columns has no neighbours`() {
    let none = SparseMatrix(columnCount: 0, rowStarts: [0], columns: [], values: [])
    let flat = SparseMatrix(
      columnCount: 0, rowStarts: [0, 0, 0], columns: [], values: [])
    let parallel = Parallel(threads: 2)
    #expect(none.nearest(3, parallel: parallel).rowCount == 0)
    #expect(flat.similarities(atLeast: 0, parallel: parallel).rowStarts == [0, 0, 0])
    let dense = SimilarityJoin(of: flat, selecting: .pairs(atLeast: 0)).denseRows(
      0..<2, parallel: parallel)
    #expect(dense == [1, 0, 0, 1])
  }

  @Test
  func `a symmetric matrix has each cell on both sides, and a diagonal if asked`() {
    let pairs = SparseMatrix(
      columnCount: 3, rowStarts: [0, 2, 2, 3], columns: [1, 2, 1], values: [0.5, 0.25, 1])

    let plain = pairs.symmetrized()
    #expect(plain.rowStarts == [0, 2, 4, 6])
    #expect(plain.columns == [1, 2, 0, 2, 0, 1])
    #expect(plain.values == [0.5, 0.25, 0.5, 1, 0.25, 1])

    let full = pairs.symmetrized(diagonal: 2)
    #expect(full.columns == [0, 1, 2, 0, 1, 2, 0, 1, 2])
    #expect(full.values == [2, 0.5, 0.25, 0.5, 2, 1, 0.25, 1, 2])
  }

  // MARK: Material

  /// Unit rows, a tenth of them empty.
  static func randomMatrix(rows: Int, columns: Int, seed: UInt64) -> SparseMatrix {
    var random = SplitMix64(seed: seed)
    var (starts, found, values): ([Int], [Int32], [Float]) = ([0], [], [])
    for _ in 0..<rows {
      let share = Double.random(in: 0...1, using: &random) < 0.1 ? 0 : 0.1
      let chosen = (0..<Int32(columns)).filter { _ in
        Double.random(in: 0...1, using: &random) < share
      }
      let raw = chosen.map { _ in Float.random(in: 0.1...1, using: &random) }
      let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
      found += chosen
      values += raw.map { $0 / length }
      starts.append(found.count)
    }
    return SparseMatrix(
      columnCount: columns, rowStarts: starts, columns: found, values: values)
  }

  /// All similarities, each the sum of products in ascending order of columns.
  static func bruteForce(_ matrix: SparseMatrix) -> [[Float]] {
    (0..<matrix.rowCount).map { a in
      (0..<matrix.rowCount).map { b in
        var sum: Float = 0
        for i in matrix.cells(ofRow: a) {
          for j in matrix.cells(ofRow: b) where matrix.columns[i] == matrix.columns[j] {
            sum += matrix.values[i] * matrix.values[j]
          }
        }
        return min(sum, 1)
      }
    }
  }

  static func columns(_ matrix: SparseMatrix, _ row: Int) -> [Int] {
    matrix.cells(ofRow: row).map { Int(matrix.columns[$0]) }
  }

  static func values(_ matrix: SparseMatrix, _ row: Int) -> [Float] {
    matrix.cells(ofRow: row).map { matrix.values[$0] }
  }
}
