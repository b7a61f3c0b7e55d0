import Testing
@testable import Topics
import Vectors

@Suite("Number of clusters") struct ClusterCountTests {
  static let one = Parallel(threads: 1)

  @Test(arguments: [2, 3, 5, 8])
  func `groups that are there are counted`(groups: Int) throws {
    let matrix = SparseMatrix.random(count: 110, groups: groups, seed: 1)
    let choice = try ClusterCount().choice(for: matrix, parallel: Self.one)
    #expect(choice.clusters == groups)
    #expect(choice.confidence > 0.5)
    #expect(choice.curve.map(\.clusters) == [2, 3, 4, 5, 6, 7, 8, 9, 10])
    let chosen = try #require(choice.curve.first { $0.clusters == groups })
    #expect(chosen.stability > 0.9 && chosen.silhouette > 0)
  }

  @Test func `threads change nothing`() throws {
    let matrix = SparseMatrix.random(count: 150, groups: 4, seed: 2)
    let search = try ClusterCount(range: 3...7, sampleSize: 80, seed: 3)
    let alone = try search.choice(for: matrix, parallel: Self.one)
    #expect(try search.choice(for: matrix, parallel: Parallel(threads: 4)) == alone)
    #expect(alone.clusters == 4)
  }

  @Test func `documents without structure are one cluster`() throws {
    let orthogonal = SparseMatrix(
      unit: (0..<9).map { row in (0..<9).map { $0 == row ? 1 : 0 } })
    let equal = SparseMatrix(unit: [[Float]](repeating: [1, 2], count: 9))
    for matrix in [orthogonal, equal] {
      let choice = try ClusterCount().choice(for: matrix, parallel: Self.one)
      #expect(choice.clusters == 1)
    }
  }

  @Test func `documents without terms are one cluster`() throws {
    let empty = SparseMatrix(unit: [[Float]](repeating: [0], count: 30))
    let choice = try ClusterCount().choice(for: empty, parallel: Self.one)
    #expect(choice.clusters == 1 && choice.curve.isEmpty)
  }

  @Test(arguments: 1...5)
  func `the smallest batches have an answer`(count: Int) throws {
    let matrix = SparseMatrix.random(count: count, groups: 2, seed: 4)
    let choice = try ClusterCount().choice(for: matrix, parallel: Self.one)
    #expect(1...count ~= choice.clusters)
  }

  @Test
  func `what does not fit the range gets its least`() throws {
    let few = SparseMatrix.random(count: 5, groups: 2, seed: 4)
    let choice = try ClusterCount(range: 10...20).choice(for: few, parallel: Self.one)
    #expect(choice.clusters == 10 && choice.curve.isEmpty && choice.confidence == 0)
  }

  @Test func `a sample is as large as the range wants it`() throws {
    let matrix = SparseMatrix.random(count: 120, groups: 4, seed: 5)
    let search = try ClusterCount(range: 15...20, sampleSize: 10)
    let choice = try search.choice(for: matrix, parallel: Self.one)
    #expect(choice.curve.map(\.clusters) == [15, 18, 20])
  }

  @Test
  func `the last of the numbers that are as good is taken`() {
    let choice = ClusterCount.Choice(
      [
        .init(clusters: 2, comparisons: [.init(silhouette: 0.5, stability: 0.5)]),
        .init(clusters: 3, comparisons: [.init(silhouette: 0.5, stability: 0.8)]),
        .init(clusters: 4, comparisons: [.init(silhouette: 0.49, stability: 0.8)]),
        .init(clusters: 5, comparisons: [.init(silhouette: 0.4, stability: 0.8)]),
      ], atLeast: 1)
    #expect(choice.clusters == 4 && choice.confidence == 1)
    #expect(choice.curve.map(\.score) == [0.25, 0.4, 0.392, 0.32000000000000006])
  }

  @Test
  func `comparisons that say otherwise make a choice less sure`() {
    func trial(_ clusters: Int, _ stabilities: [Double]) -> ClusterCount.Trial {
      .init(
        clusters: clusters,
        comparisons: stabilities.map { .init(silhouette: 0.5, stability: $0) })
    }
    // The third comparison alone would choose 5; 9 is within a fifth of 10.
    let choice = ClusterCount.Choice(
      [
        trial(5, [0.1, 0.1, 0.9, 0.1]), trial(9, [0.2, 0.9, 0.3, 0.2]),
        trial(10, [0.9, 0.8, 0.5, 0.9]),
      ], atLeast: 1)
    #expect(choice.clusters == 10)
    #expect(choice.confidence == 0.75)
  }

  @Test
  func `scores below chance count as none`() {
    let choice = ClusterCount.Choice(
      [.init(clusters: 2, comparisons: [.init(silhouette: -0.5, stability: -0.5)])],
      atLeast: 1)
    #expect(choice.clusters == 1 && choice.confidence == 0)
  }

  @Test func `a range that starts below two is refused`() {
    #expect(throws: TopicsError.clusterRange(1...4)) { try ClusterCount(range: 1...4) }
  }
}
