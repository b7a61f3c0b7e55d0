import Testing
import Vectors

@Suite("Similarity of sets") struct SetJoinTests {
  @Test
  func `agrees with a computation by hand`() {
    // {1, 2, 3}, {2, 3, 4, 5}, nothing, {9}, {2}.
    let sets = IncidenceMatrix(sets: [[1, 2, 3], [2, 3, 4, 5], [], [9], [2]])
    #expect(sets.sizes == [3, 4, 0, 1, 1])
    // 2 is in three sets, 3 in two: rare elements come first, and those of one set alone
    // have no column.
    #expect(sets.columnCount == 2)
    #expect(sets.rowStarts == [0, 2, 4, 4, 4, 5])
    #expect(sets.columns == [0, 1, 0, 1, 1])

    let parallel = Parallel(threads: 1)
    let containment = SimilarityJoin(
      of: sets, by: .containment, selecting: .pairs(atLeast: 0.5))
    #expect(!containment.isSymmetric)
    let found = containment.matrix(parallel: parallel)
    #expect(found.rowStarts == [0, 1, 2, 2, 2, 4])
    #expect(found.columns == [1, 0, 0, 1])
    #expect(found.values == [2 / 3, 0.5, 1, 1])

    let jaccard = SimilarityJoin(of: sets, by: .jaccard, selecting: .pairs(atLeast: 0.3))
    #expect(jaccard.isSymmetric)
    #expect(jaccard.matrix(parallel: parallel).columns == [1, 4])
    #expect(
      jaccard.denseRows(0..<3, parallel: parallel)
        == [1, 0.4, 0, 0, 1 / 3, 0.4, 1, 0, 0, 0, 0, 0, 1, 0, 0])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let measure: SetMeasure
    let isAgainst: Bool
    let hasWindow: Bool

    var testDescription: String {
      "\(measure)\(isAgainst ? " against" : "")\(hasWindow ? " within" : "")"
    }

    static let all = SetMeasure.allCases.flatMap { measure in
      [false, true].flatMap { isAgainst in
        [false, true].map {
          Case(measure: measure, isAgainst: isAgainst, hasWindow: $0)
        }
      }
    }
  }

  @Test(arguments: Case.all)
  func `pairs, nearest and dense rows agree with brute force`(_ one: Case) {
    let sets = Self.randomSets(count: 180, seed: 31)
    let all = IncidenceMatrix(sets: sets)
    let others = one.isAgainst ? 100..<180 : 0..<180
    let rows = one.isAgainst ? 0..<100 : 0..<180
    var random = SplitMix64(seed: 32)
    let times = sets.map { _ -> Int64? in
      Int.random(in: 0..<8, using: &random) == 0
        ? nil : Int64.random(in: 0..<100, using: &random)
    }
    let window = TimeWindow(
      seconds: 20, times: Array(times[rows]),
      against: one.isAgainst ? Array(times[others]) : nil)
    func join(_ selection: SimilaritySelection) -> SimilarityJoin {
      SimilarityJoin(
        of: one.isAgainst ? all.rows(rows) : all,
        against: one.isAgainst ? all.rows(others) : nil, by: one.measure,
        selecting: selection, within: one.hasWindow ? window : nil)
    }
    /// By row: its neighbours with a similarity of more than 0.
    let expected = rows.map { row in
      others.compactMap { other -> (column: Int, value: Float)? in
        let shared = sets[row].intersection(sets[other]).count
        guard shared > 0, one.isAgainst || other != row,
          !one.hasWindow || window.allows(row, other - others.lowerBound)
        else { return nil }
        let value = one.measure.value(
          shared: shared, of: sets[row].count, and: sets[other].count)
        return (other - others.lowerBound, value)
      }
    }
    for minimum: Float in [-1, 0, 0.1, 0.34, 0.5, 0.75, 1, 1.5] {
      let join = join(.pairs(atLeast: minimum))
      let pairs = join.matrix(parallel: Parallel(threads: 2))
      let dense = join.denseRows(0..<rows.count, parallel: Parallel(threads: 3))
      #expect(join.matrix(parallel: Parallel(threads: 1)) == pairs)
      for row in 0..<rows.count {
        let reached = expected[row].filter { $0.value >= minimum }
        let listed = reached.filter { !join.isSymmetric || $0.column > row }
        #expect(SimilarityTests.columns(pairs, row) == listed.map(\.column))
        #expect(SimilarityTests.values(pairs, row) == listed.map(\.value))
        var line = [Float](repeating: 0, count: others.count)
        for cell in reached { line[cell.column] = cell.value }
        if !one.isAgainst { line[row] = 1 }
        #expect(Array(dense[row * others.count..<(row + 1) * others.count]) == line)
      }
    }
    for (count, minimum) in [(1, 0), (4, 0), (4, 0.5), (1000, 0.2)] as [(Int, Float)] {
      let join = join(.nearest(count, minimum: minimum))
      #expect(!join.isSymmetric)
      let nearest = join.matrix(parallel: Parallel(threads: 2))
      for row in 0..<rows.count {
        let best = expected[row].filter { $0.value >= minimum }
          .sorted { (-$0.value, $0.column) < (-$1.value, $1.column) }.prefix(count)
          .sorted { $0.column < $1.column }
        #expect(SimilarityTests.columns(nearest, row) == best.map(\.column))
        #expect(SimilarityTests.values(nearest, row) == best.map(\.value))
      }
    }
  }

  @Test
  func `no sets, and sets without elements, have no neighbours`() {
    let parallel = Parallel(threads: 2)
    let empty = IncidenceMatrix(sets: [[], [], []])
    for measure in SetMeasure.allCases {
      let join = SimilarityJoin(of: empty, by: measure, selecting: .pairs(atLeast: 0))
      #expect(join.matrix(parallel: parallel).cellCount == 0)
      #expect(join.denseRows(0..<3, parallel: parallel) == [1, 0, 0, 0, 1, 0, 0, 0, 1])
      let against = SimilarityJoin(
        of: empty, against: empty.rows(0..<0), by: measure,
        selecting: .nearest(2, minimum: 0))
      #expect(against.matrix(parallel: parallel).rowStarts == [0, 0, 0, 0])
      #expect(against.matrix(parallel: parallel).columnCount == 0)
      let none = SimilarityJoin(
        of: IncidenceMatrix(sets: []), by: measure, selecting: .nearest(1, minimum: 0))
      #expect(none.matrix(parallel: parallel).rowCount == 0)
    }
  }

  // MARK: Material

  /// Sets of which many are variants of others, of elements that are now rare, now frequent;
  /// a tenth of them is empty.
  static func randomSets(count: Int, seed: UInt64) -> [Set<UInt64>] {
    var random = SplitMix64(seed: seed)
    var sets: [Set<UInt64>] = []
    for _ in 0..<count {
      var set: Set<UInt64> = []
      if Int.random(in: 0..<10, using: &random) > 0 {
        for _ in 0..<Int.random(in: 1...40, using: &random) {
          let share = Double.random(in: 0..<1, using: &random)
          set.insert(UInt64(400 * share * share * share))
        }
        if let other = sets.randomElement(using: &random), Bool.random(using: &random) {
          let part = other.sorted().filter { _ in
            Int.random(in: 0..<5, using: &random) > 0
          }
          set = Set(set.sorted().prefix(3)).union(part)
        }
      }
      sets.append(set)
    }
    return sets
  }
}
