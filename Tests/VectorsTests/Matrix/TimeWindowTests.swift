import Testing
import Vectors

@Suite("Time window") struct TimeWindowTests {
  @Test
  func `its edge is included, and what has no time is near to everything`() {
    let window = TimeWindow(seconds: 10, times: [0, 10, 11, nil, -1])

    #expect(window.allows(0, 1) && window.allows(1, 0))
    #expect(!window.allows(0, 2) && !window.allows(2, 0))
    #expect((0..<5).allSatisfy { window.allows(3, $0) && window.allows($0, 3) })
    #expect(!window.allows(1, 4))
    #expect(window.undatedCount == 1)
  }

  @Test
  func `times of two batches have their own numbers`() {
    let window = TimeWindow(seconds: 0, times: [5, nil], against: [nil, 4, 5])

    #expect((0..<3).map { window.allows(0, $0) } == [true, false, true])
    #expect((0..<3).allSatisfy { window.allows(1, $0) })
    #expect(window.undatedCount == 2)
  }

  @Test
  func `times far from all others do not overflow`() {
    let window = TimeWindow(seconds: .max, times: [.min, .max, 0])
    #expect(window.allows(0, 2) && window.allows(1, 2) && !window.allows(0, 1))
  }

  @Test
  func `a negative window is a mistake of the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = TimeWindow(seconds: -1, times: [])
    }
  }

  @Test(arguments: [1, 3])
  func `a join finds what brute force finds within the window`(threads: Int) {
    let matrix = SimilarityTests.randomMatrix(rows: 200, columns: 40, seed: 9)
    let all = SimilarityTests.bruteForce(matrix)
    var random = SplitMix64(seed: 10)
    let times = (0..<200).map { _ -> Int64? in
      Int.random(in: 0..<10, using: &random) == 0
        ? nil : Int64.random(in: 0..<1000, using: &random)
    }
    let window = TimeWindow(seconds: 100, times: times)
    let parallel = Parallel(threads: threads)
    let join = SimilarityJoin(
      of: matrix, selecting: .pairs(atLeast: 0.2), within: window)
    let nearest = SimilarityJoin(
      of: matrix, selecting: .nearest(3, minimum: 0), within: window
    ).matrix(parallel: parallel)
    let pairs = join.matrix(parallel: parallel)
    let dense = join.denseRows(0..<200, parallel: parallel)

    for row in 0..<200 {
      let near = (0..<200).filter { $0 != row && window.allows(row, $0) }
      let alike = near.filter { all[row][$0] >= 0.2 }
      #expect(SimilarityTests.columns(pairs, row) == alike.filter { $0 > row })
      #expect(
        (0..<200).filter { $0 != row && dense[row * 200 + $0] > 0 } == alike)
      #expect(dense[row * 200 + row] == 1)
      let best = near.filter { all[row][$0] > 0 }
        .sorted { (-all[row][$0], $0) < (-all[row][$1], $1) }.prefix(3)
      #expect(SimilarityTests.columns(nearest, row) == best.sorted())
    }
  }
}
