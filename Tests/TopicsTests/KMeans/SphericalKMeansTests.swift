import Testing
import Topics
import Vectors

@Suite("Spherical k-means") struct SphericalKMeansTests {
  static let one = Parallel(threads: 1)

  @Test func `two groups of a hand-made batch are found`() throws {
    let matrix = SparseMatrix(unit: [
      [1, 0, 0, 0], [3, 4, 0, 0], [0, 0, 1, 1], [0, 0, 0, 1], [4, 3, 0, 0],
    ])
    let clustering = try SphericalKMeans(clusters: 2).fit(matrix, parallel: Self.one)

    // The larger group is number 0. Its sum is (2.4, 1.4), the other's (0.7071, 1.7071).
    #expect(clustering.assignments == [0, 0, 1, 1, 0])
    #expect(clustering.sizes == [3, 2])
    #expect(clustering.members == [[0, 1, 4], [2, 3]])
    let lengths = ((2.4 * 2.4 + 1.4 * 1.4) as Double).squareRoot() + 1.847759
    #expect(abs(clustering.objective - lengths / 5) < 1e-6)
    #expect(abs(clustering.similarities[0] - 2.4 / 2.778489) < 1e-6)
    #expect(clustering.margins[0] == clustering.similarities[0])
    #expect(abs(clustering.centroids.weight(ofColumn: 3, in: 1) - 0.923880) < 1e-6)
  }

  @Test func `a row of a large cell and many small ones has length 1`() throws {
    // Beside the square of the first, single precision loses those of all others.
    let count = 80_000
    let small: Float = 1.7e-4
    let large = (1 - Float(count - 1) * small * small).squareRoot()
    let matrix = SparseMatrix(
      columnCount: count, rowStarts: [0, count], columns: Array(0..<Int32(count)),
      values: [large] + Array(repeating: small, count: count - 1))
    let clustering = try SphericalKMeans(clusters: 1).fit(matrix, parallel: Self.one)
    #expect(clustering.sizes == [1])
  }

  @Test func `one cluster holds everything`() throws {
    let matrix = SparseMatrix.random(count: 20, groups: 3, seed: 1)
    let clustering = try SphericalKMeans(clusters: 1).fit(matrix, parallel: Self.one)
    #expect(clustering.assignments.allSatisfy { $0 == 0 })
    #expect(clustering.margins == clustering.similarities)
  }

  @Test(arguments: 1...24)
  func `every number of clusters is reached and numbered by size`(k: Int) throws {
    let matrix = SparseMatrix.random(count: 24, groups: 4, seed: 2)
    let clustering = try SphericalKMeans(clusters: k).fit(matrix, parallel: Self.one)

    #expect(clustering.clusterCount == k)
    let members = clustering.members
    #expect(members.allSatisfy { !$0.isEmpty })
    for (a, b) in zip(members, members.dropFirst()) {
      #expect(a.count > b.count || a.count == b.count && a[0] < b[0])
    }
    #expect(clustering.similarities.allSatisfy { $0 > 0 && $0 <= 1 })
    #expect(clustering.margins.allSatisfy { $0 >= -1e-6 })
  }

  @Test func `as many clusters as documents leave each alone`() throws {
    let matrix = SparseMatrix.random(count: 12, groups: 3, seed: 3)
    let clustering = try SphericalKMeans(clusters: 12).fit(matrix, parallel: Self.one)
    #expect(clustering.assignments == Array(0..<12))
    #expect(abs(clustering.objective - 1) < 1e-6)
  }

  @Test(arguments: [2, 5])
  func `threads change no bit`(threads: Int) throws {
    let matrix = SparseMatrix.random(count: 700, groups: 9, seed: 4)
    let method = try SphericalKMeans(clusters: 11, restarts: 3, seed: 5)
    let alone = try method.fit(matrix, parallel: Self.one)
    let together = try method.fit(matrix, parallel: Parallel(threads: threads))

    #expect(together.assignments == alone.assignments)
    #expect(together.similarities == alone.similarities)
    #expect(together.margins == alone.margins)
    #expect(together.objective == alone.objective)
    #expect(together.centroids == alone.centroids)
    #expect(together.iterations == alone.iterations)
  }

  @Test func `groups that are there are found`() throws {
    let matrix = SparseMatrix.random(count: 300, groups: 6, seed: 6)
    let clustering = try SphericalKMeans(clusters: 6).fit(matrix, parallel: Self.one)
    let scores = try Scores(of: clustering.assignments, against: (0..<300).map { $0 % 6 })
    #expect(scores.adjustedRand == 1)
  }

  @Test func `equal documents make fewer clusters`() throws {
    let matrix = SparseMatrix(unit: [[1, 2], [1, 2], [2, 1], [1, 2]])
    let clustering = try SphericalKMeans(clusters: 5).fit(matrix, parallel: Self.one)
    #expect(clustering.clusterCount == 2)
    #expect(clustering.assignments == [0, 0, 1, 0])
    #expect(clustering.similarities.allSatisfy { $0 <= 1 && $0 > 0.99999 })
  }

  @Test func `orthogonal documents are kept apart or put together without a NaN`() throws
  {
    let matrix = SparseMatrix(unit: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    for k in 1...3 {
      let clustering = try SphericalKMeans(clusters: k).fit(matrix, parallel: Self.one)
      #expect(clustering.clusterCount == k)
      #expect(clustering.similarities.allSatisfy { $0 > 0.5 })
    }
  }

  @Test func `documents without terms are the last group, and outliers`() throws {
    let matrix = SparseMatrix(unit: [[0, 0], [0, 1], [0, 0], [1, 0], [1, 0.1]])
    let clustering = try SphericalKMeans(clusters: 2).fit(matrix, parallel: Self.one)
    #expect(clustering.assignments == [2, 1, 2, 0, 0])
    #expect(clustering.similarities[0] == 0 && clustering.margins[2] == 0)
    #expect(clustering.outliers == [true, false, true, false, false])
    #expect(clustering.clusterCount == 3 && clustering.centroids.count == 2)
    #expect(clustering.clusterWithoutTerms == 2 && clustering.sizes == [2, 1, 2])
    #expect(clustering.objective > 0.99)
  }

  @Test func `a batch without terms is one cluster about nothing`() throws {
    let matrix = SparseMatrix(unit: [[0, 0], [0, 0]])
    let clustering = try SphericalKMeans(clusters: 2).fit(matrix, parallel: Self.one)
    #expect(clustering.assignments == [0, 0])
    #expect(clustering.similarities == [0, 0])
    #expect(clustering.objective == 0)
    #expect(clustering.clusterCount == 1 && clustering.centroids.count == 0)
    #expect(clustering.outliers == [true, true])
  }

  @Test func `what cannot be is refused`() throws {
    #expect(throws: TopicsError.tooFewClusters(0)) { try SphericalKMeans(clusters: 0) }
    #expect(throws: TopicsError.restarts(0)) {
      try SphericalKMeans(clusters: 1, restarts: 0)
    }
    #expect(throws: TopicsError.iterations(0)) {
      try SphericalKMeans(clusters: 1, maximumIterations: 0)
    }
    let none = SparseMatrix(columnCount: 2, rowStarts: [0], columns: [], values: [])
    #expect(throws: TopicsError.noDocuments) {
      try SphericalKMeans(clusters: 1).fit(none, parallel: Self.one)
    }
    let wide = SparseMatrix(
      columnCount: 600_000_000, rowStarts: [0, 1, 2], columns: [0, 1], values: [1, 1])
    #expect(throws: TopicsError.tableSize(clusters: 2, columns: 600_000_000)) {
      try SphericalKMeans(clusters: 9).fit(wide, parallel: Self.one)
    }
    // Nine clusters take the room of sixteen.
    let padded = SparseMatrix(
      columnCount: 100_000_000, rowStarts: Array(0...9), columns: Array(0..<9),
      values: Array(repeating: 1, count: 9))
    #expect(throws: TopicsError.tableSize(clusters: 9, columns: 100_000_000)) {
      try SphericalKMeans(clusters: 9).fit(padded, parallel: Self.one)
    }
    let long = SparseMatrix(columnCount: 1, rowStarts: [0, 1], columns: [0], values: [2])
    #expect(throws: TopicsError.rowLength(2, row: 0)) {
      try SphericalKMeans(clusters: 1).fit(long, parallel: Self.one)
    }
  }

  @Test func `a centroid's similarities are the clustering's`() throws {
    let matrix = SparseMatrix.random(count: 60, groups: 4, seed: 7)
    let clustering = try SphericalKMeans(clusters: 4).fit(matrix, parallel: Self.one)
    for row in 0..<matrix.rowCount {
      let similarities = clustering.centroids.similarities(toRow: row, of: matrix)
      let own = Int(clustering.assignments[row])
      #expect(abs(similarities[own] - clustering.similarities[row]) < 1e-6)
      #expect(similarities.max() == similarities[own])
    }
  }
}
