import Testing
import Topics
import Vectors

@Suite("Similar pairs block by block") struct SimilarCellsTests {
  static let one = Parallel(threads: 1)

  /// Unit rows of a few terms out of sixty, some of them empty, and days for most.
  static func material(count: Int, seed: UInt64) -> EventMaterial {
    var random = SplitMix64(seed: seed)
    let rows = (0..<count).map { _ in
      (0..<60).map { _ in
        random.next() % 15 == 0 ? Float(1 + random.next() % 5) : 0
      }
    }
    let times = (0..<count).map { _ -> Int64? in
      random.next() % 8 == 0 ? nil : Int64(random.next() % 12) * 86_400
    }
    let outlets = (0..<count).map { _ in random.next() % 9 }
    return EventMaterial(
      matrix: SparseMatrix(unit: rows), times: times, outlets: outlets,
      votes: Votes(
        representatives: (0..<count).map { Int32($0 % 11 == 10 ? $0 - 3 : $0) }))
  }

  /// Some of the rows that are compared.
  static func block(_ rows: ComparedRows, _ range: Range<Int>) -> ComparedRows {
    let matrix = rows.matrix
    let cells = matrix.rowStarts[range.lowerBound]..<matrix.rowStarts[range.upperBound]
    let starts = matrix.rowStarts[range.lowerBound...range.upperBound]
    return ComparedRows(
      numbers: Array(rows.numbers[range]),
      matrix: SparseMatrix(
        columnCount: matrix.columnCount, rowStarts: starts.map { $0 - cells.lowerBound },
        columns: Array(matrix.columns[cells]), values: Array(matrix.values[cells])),
      times: Array(rows.times[range]), least: rows.least)
  }

  @Test(arguments: 1...12)
  func `blocks in any order make the same events as all rows at once`(seed: UInt64) throws
  {
    let material = Self.material(count: 60, seed: seed)
    let search = try EventSearch()
    let whole = try search.events(of: material, parallel: Self.one)
    let rows = try search.comparedRows(of: material)

    var random = SplitMix64(seed: seed + 100)
    let cuts = Set((0..<3).map { _ in 1 + Int(random.next() % UInt64(rows.count - 1)) })
    let bounds = [0] + cuts.sorted() + [rows.count]
    let blocks = zip(bounds, bounds.dropFirst()).map { Self.block(rows, $0..<$1) }
    var cells: [SimilarCells] = []
    for (place, block) in blocks.enumerated() {
      cells.append(SimilarCells(of: block, parallel: Self.one))
      for other in blocks[(place + 1)...] {
        cells.append(SimilarCells(of: block, against: other, parallel: Self.one))
      }
    }
    cells.shuffle(using: &random)
    let pairs = try SimilarPairs(cells, rowCount: rows.count)
    #expect(try search.events(of: material, among: pairs, parallel: Self.one) == whole)
    // The events are not trivial: some of several articles, and some of one.
    #expect(whole.sizes[0] > 2 && whole.count > 5)
  }

  @Test func `a block that was compared twice is refused`() throws {
    let matrix = SparseMatrix(unit: [[3, 4], [4, 3], [0, 1]])
    let rows = ComparedRows(
      numbers: [0, 1, 2], matrix: matrix, times: [nil, nil, nil], least: 0.7)
    let cells = SimilarCells(of: Self.block(rows, 0..<2), parallel: Self.one)
    #expect(throws: RepeatedPair(row: 0, other: 1)) {
      try SimilarPairs([cells, SimilarCells(), cells], rowCount: 3)
    }
  }

  @Test func `a pair between blocks stands in the row of the earlier`() throws {
    let matrix = SparseMatrix(unit: [[3, 4], [4, 3], [0, 1]])
    let rows = ComparedRows(
      numbers: [4, 7, 9], matrix: matrix, times: [0, 864_000, nil], least: 0.7)
    let cells = SimilarCells(
      of: Self.block(rows, 0..<1), against: Self.block(rows, 1..<3), parallel: Self.one)
    #expect(cells.rows == [4])
    #expect(cells.columns == [7, 9])
    #expect(abs(cells.values[0] - 0.96) < 1e-6 && abs(cells.values[1] - 0.8) < 1e-6)
    // Only those of other days tell of the background.
    #expect(cells.greatest.map(\.row) == [4, 7])
    #expect(cells.greatest[1].cosines.first == cells.values[0])
  }
}
