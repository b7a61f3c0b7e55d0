import Testing
import Topics
import Vectors

@Suite("Clusters of voters") struct VotingTests {
  static let one = Parallel(threads: 1)

  @Test func `copies bend no centroid and follow their source`() throws {
    // Three copies of one row would draw the only centroid to it.
    let matrix = SparseMatrix(unit: [[1, 0], [0, 1], [1, 0], [1, 0]])
    let votes = Votes(representatives: [0, 1, 0, 0])
    let clustering = try SphericalKMeans(clusters: 1).fit(
      matrix, votes: votes, parallel: Self.one)

    let half = (0.5 as Float).squareRoot()
    for similarity in clustering.similarities { #expect(abs(similarity - half) < 1e-6) }
    #expect(abs(clustering.objective - Double(half)) < 1e-6)
    #expect(clustering.sizes == [4])
  }

  @Test(arguments: 1...5)
  func `voters are grouped as without the others`(k: Int) throws {
    let matrix = SparseMatrix.random(count: 60, groups: 4, seed: 12)
    let votes = Votes(
      representatives: (0..<60 as Range<Int32>).map { $0 % 5 == 4 ? $0 - 4 : $0 })
    let method = try SphericalKMeans(clusters: k, seed: 3)
    let all = try method.fit(matrix, votes: votes, parallel: Self.one)
    let rows = votes.voters.map { matrix.rows($0..<$0 + 1) }
    let starts = rows.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.cellCount) }
    let alone = try method.fit(
      SparseMatrix(
        columnCount: matrix.columnCount, rowStarts: starts,
        columns: rows.flatMap(\.columns), values: rows.flatMap(\.values)),
      parallel: Self.one)

    let scores = try Scores(
      of: votes.voters.map { all.assignments[$0] },
      against: alone.assignments)
    #expect(scores.adjustedRand == 1)
    #expect(all.objective == alone.objective)
    for (row, representative) in votes.representatives.enumerated() {
      #expect(all.assignments[row] == all.assignments[Int(representative)])
    }
    // Numbers go by size, followers included.
    #expect(zip(all.sizes, all.sizes.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func `a follower is measured by its own words`() throws {
    let matrix = SparseMatrix(unit: [[1, 0, 0], [0, 1, 0], [0, 1, 3], [1, 0, 0]])
    let votes = Votes(representatives: [0, 1, 0, 3])
    let clustering = try SphericalKMeans(clusters: 2).fit(
      matrix, votes: votes, parallel: Self.one)
    #expect(clustering.assignments == [0, 1, 0, 0])
    #expect(clustering.similarities[2] == 0)
    #expect(abs(clustering.margins[2] + 0.316228) < 1e-6)
  }

  @Test func `a source without terms leaves its vote to its first copy`() throws {
    let matrix = SparseMatrix(unit: [[0, 0], [1, 0], [0, 1], [1, 0]])
    let votes = Votes(representatives: [0, 0, 2, 0])
    let clustering = try SphericalKMeans(clusters: 2).fit(
      matrix, votes: votes, parallel: Self.one)
    #expect(clustering.assignments[1] == clustering.assignments[3])
    #expect(clustering.assignments[1] != clustering.assignments[2])
    #expect(clustering.similarities == [0, 1, 1, 1])
  }

  @Test func `the number of clusters is chosen by voters`() throws {
    let matrix = SparseMatrix.random(count: 90, groups: 3, seed: 4)
    let votes = Votes(
      representatives: (0..<90 as Range<Int32>).map { $0 < 45 ? $0 : $0 - 45 })
    let chosen = try ClusterCount(seed: 2).choice(
      for: matrix, votes: votes, parallel: Self.one)
    let alone = try ClusterCount(seed: 2).choice(
      for: matrix.rows(0..<45), parallel: Self.one)
    #expect(chosen == alone)
  }
}
