import Testing
import Topics
import Vectors

@Suite("Representatives") struct RepresentativeTests {
  /// Column 0 is in all documents, 1 and 2 in the first group, 3 in the second.
  static let matrix = SparseMatrix(unit: [
    [1, 3, 1, 0, 0], [1, 3, 1, 0, 0], [1, 2, 1, 0, 0], [1, 0, 0, 4, 1], [1, 0, 0, 4, 0],
  ])

  static func clustering() throws -> Clustering {
    try SphericalKMeans(clusters: 2).fit(matrix, parallel: Parallel(threads: 1))
  }

  @Test func `the medoid is the nearest document, the first of equals`() throws {
    let clustering = try Self.clustering()
    let medoids = clustering.representatives(1, of: Self.matrix).map { $0[0] }
    #expect(medoids[0] == 0)
    for (cluster, rows) in clustering.members.enumerated() {
      let nearest = clustering.similarities[medoids[cluster]]
      #expect(rows.allSatisfy { clustering.similarities[$0] <= nearest })
    }
  }

  @Test func `representatives are near the centroid and differ`() throws {
    let clustering = try Self.clustering()
    let medoids = clustering.representatives(1, of: Self.matrix)
    #expect(clustering.representatives(3, of: Self.matrix) == medoids)
    let all = clustering.representatives(5, of: Self.matrix, sameFrom: 2)
    #expect(all[0] == [0, 1, 2])
    #expect(medoids.map(\.count) == [1, 1])
  }
}
