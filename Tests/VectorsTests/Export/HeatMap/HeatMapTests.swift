import Testing
import Vectors

@Suite("Heat maps") struct HeatMapTests {
  /// Adds similarities of pairs, each once.
  static func map(
    _ arrangement: Arrangement, atMost most: Int = 800,
    _ pairs: [(Int, Int, Float)]
  ) -> HeatMap {
    var cells = HeatMap.Cells(for: arrangement, atMost: most)
    for (a, b, similarity) in pairs {
      cells.add(row: a, [Int32(b)].span, [similarity].span)
    }
    return HeatMap(cells)
  }

  @Test func `a pair a square is the matrix, with ones on the diagonal`() {
    let map = Self.map(Arrangement([2, 0, 1]), [(0, 1, 0.5), (1, 2, 0.25)])
    #expect(map.grain == 1 && map.side == 3)
    #expect(map.values == [1, 0, 0.25, 0, 1, 0.5, 0.25, 0.5, 1])
  }

  @Test func `a square is the mean of its pairs weighted by their squares`() {
    // Documents 0 and 1 in one square, 2 and 3 in the next, 4 alone.
    let map = Self.map(
      Arrangement(inputOrderOf: 5), atMost: 3,
      [(0, 2, 0.5), (3, 1, 1), (0, 1, 0.75), (2, 4, 0.25)])
    #expect(map.grain == 2 && map.side == 3)
    // (0.5³ + 1³) / (0.5² + 1²) = 0.9; a lone pair is what it is; nothing is 0.
    #expect(map.values == [0.75, 0.9, 0, 0.9, 0, 0.25, 0, 0.25, 0])
  }

  @Test func `a copy among strangers shows, and strangers alone stay light`() {
    let count = 60
    let pairs = (0..<30).flatMap { a in (30..<count).map { (a, $0, Float(0.03)) } }
    let strangers = Self.map(Arrangement(inputOrderOf: count), atMost: 2, pairs)
    #expect(abs(strangers.values[1] - 0.03) < 1e-5)
    let copy = Self.map(Arrangement(inputOrderOf: count), atMost: 2, pairs + [(0, 59, 1)])
    #expect(copy.values[1] > 0.5)
  }

  @Test func `what is no similarity is taken as the nearest one`() {
    let map = Self.map(
      Arrangement(inputOrderOf: 3), [(0, 1, .nan), (0, 2, 7), (1, 2, -.infinity)])
    #expect(map.values == [1, 0, 1, 0, 1, 0, 1, 0, 1])
  }

  @Test func `an article's likeness to itself is left out of larger squares`() {
    var cells = HeatMap.Cells(for: Arrangement(inputOrderOf: 2), atMost: 1)
    cells.add(row: 0, [0, 1].span, [1, 0.25].span)
    cells.add(row: 1, [0.25, 1].span)
    #expect(HeatMap(cells).values == [0.25])
  }

  @Test func `no documents are no squares`() {
    #expect(Self.map(Arrangement([]), []).values.isEmpty)
  }

  @Test(arguments: [0, 0.1, 0.4])
  func `a join gives what its pairs give, on any number of threads`(minimum: Float) throws
  {
    var random = SplitMix64(seed: 5)
    let rows = (0..<90).map { _ in
      (0..<6).map { _ in Float(Int.random(in: 0...2, using: &random)) }
    }
    let matrix = SparseMatrix(unitRows: rows)
    let join = SimilarityJoin(of: matrix, selecting: .pairs(atLeast: minimum))
    let arrangement = Arrangement(Array((0..<90).reversed()))
    let map = HeatMap(of: join, arrangement, atMost: 20, parallel: Parallel(threads: 1))
    let two = HeatMap(of: join, arrangement, atMost: 20, parallel: Parallel(threads: 2))
    #expect(map == two)

    let pairs = join.matrix(parallel: Parallel(threads: 1))
    let plain = Self.map(
      arrangement, atMost: 20,
      (0..<90).flatMap { row in
        pairs.cells(ofRow: row).map { (row, Int(pairs.columns[$0]), pairs.values[$0]) }
      })
    #expect(map.side == 18)
    for (a, b) in zip(map.values, plain.values) { #expect(abs(a - b) < 1e-5) }
  }
}

extension SparseMatrix {
  /// Dense rows brought to length 1, unless they are zero.
  fileprivate init(unitRows rows: [[Float]]) {
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
      columnCount: rows[0].count, rowStarts: starts, columns: columns, values: values)
  }
}
