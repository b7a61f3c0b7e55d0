import Testing
import Topics
import Vectors

@Suite("Number of clusters") struct ClusterCountTests {
  static let one = Parallel(threads: 1)

  @Test(arguments: [2, 3, 5, 8])
  func `groups that are there are counted`(groups: Int) throws {
    let matrix = SparseMatrix.random(count: 110, groups: groups, seed: 1)
    let choice = try ClusterCount().choice(for: matrix, parallel: Self.one)
    #expect(choice.clusters == groups)
    #expect(choice.curve.map(\.clusters) == [2, 3, 4, 5, 6, 7, 8, 9, 10])
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

  @Test func `a range that starts below two is refused`() {
    #expect(throws: TopicsError.clusterRange(1...4)) { try ClusterCount(range: 1...4) }
  }
}
