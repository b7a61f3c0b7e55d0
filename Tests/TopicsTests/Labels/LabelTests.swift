import Testing
import Topics
import Vectors

@Suite("Labels") struct LabelTests {
  /// Column 0 is in all documents, 1 and 2 in the first group, 3 in the second.
  static let matrix = SparseMatrix(unit: [
    [1, 3, 1, 0, 0], [1, 3, 1, 0, 0], [1, 2, 1, 0, 0], [1, 0, 0, 4, 1], [1, 0, 0, 4, 0],
  ])

  static func clustering() throws -> Clustering {
    try SphericalKMeans(clusters: 2).fit(matrix, parallel: Parallel(threads: 1))
  }

  @Test func `terms that are frequent inside and rare outside come first`() throws {
    let terms = try Self.clustering().terms(2)
    #expect(terms[0].map(\.column) == [1, 2])
    #expect(terms[1].map(\.column) == [3, 4])
  }

  @Test func `means and contrasts are those computed by hand`() throws {
    let term = try Self.clustering().terms(1)[1][0]
    // 4 / sqrt(18) and 4 / sqrt(17), on average; nothing outside.
    let mean: Float =
      (4 / (18 as Float).squareRoot() + 4 / (17 as Float).squareRoot()) / 2
    #expect(abs(term.mean - mean) < 1e-6)
    #expect(abs(term.contrast - (mean + 0.001) / 0.001) < 0.01)
  }

  @Test func `terms that are not wanted are left out`() throws {
    let terms = try Self.clustering().terms(3) { $0 != 1 }
    #expect(terms[0].map(\.column) == [2, 0])
    #expect(terms[1].map(\.column) == [3, 4])
  }

  @Test func `a single cluster is named by its mean weights`() throws {
    let clustering = try SphericalKMeans(clusters: 1).fit(
      Self.matrix, parallel: Parallel(threads: 1))
    #expect(clustering.terms(2)[0].map(\.column) == [1, 3])
  }

  @Test func `the medoid is the nearest document, the first of equals`() throws {
    let clustering = try Self.clustering()
    #expect(clustering.medoids[0] == 0)
    for (cluster, rows) in clustering.members.enumerated() {
      let nearest = clustering.similarities[clustering.medoids[cluster]]
      #expect(rows.allSatisfy { clustering.similarities[$0] <= nearest })
    }
  }

  @Test func `representatives are near the centroid and differ`() throws {
    let clustering = try Self.clustering()
    #expect(
      clustering.representatives(3, of: Self.matrix) == [[0], [clustering.medoids[1]]])
    let all = clustering.representatives(5, of: Self.matrix, sameFrom: 2)
    #expect(all[0] == [0, 1, 2])
    #expect(clustering.representatives(1, of: Self.matrix).map(\.count) == [1, 1])
  }
}
