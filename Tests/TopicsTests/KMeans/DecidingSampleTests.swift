import Testing
import Topics
import Vectors

@Suite("A sample that decides") struct DecidingSampleTests {
  static let one = Parallel(threads: 1)

  @Test func `a batch of the size of the sample is grouped as without one`() throws {
    let matrix = SparseMatrix.random(count: 60, groups: 4, seed: 1)
    let small = try SphericalKMeans(clusters: 4, sampleSize: 60).fit(
      matrix, parallel: Self.one)
    let usual = try SphericalKMeans(clusters: 4).fit(matrix, parallel: Self.one)
    #expect(small.assignments == usual.assignments)
    #expect(small.similarities == usual.similarities)
    #expect(small.centroids == usual.centroids)
  }

  @Test func `steps over all documents find the groups of a sample`() throws {
    // Every row is one of two, of which any sample of ten has both.
    let rows: [[Float]] = (0..<400).map { $0 % 4 == 0 ? [3, 4, 0] : [0, 0, 1] }
    let clustering = try SphericalKMeans(clusters: 2, seed: 3, sampleSize: 10).fit(
      SparseMatrix(unit: rows), parallel: Self.one)
    #expect(clustering.sizes == [300, 100])
    #expect(clustering.objective == 1)
    #expect(abs(clustering.centroids.weight(ofColumn: 1, in: 1) - 0.8) < 1e-7)
    #expect(clustering.outliers.allSatisfy { !$0 })
  }

  @Test(arguments: [0, 1, 2, 3] as [UInt64])
  func `every document ends with the nearest centroid`(seed: UInt64) throws {
    let matrix = SparseMatrix.random(count: 500, groups: 6, seed: seed)
    let method = try SphericalKMeans(clusters: 6, seed: seed, sampleSize: 80)
    let clustering = try method.fit(matrix, parallel: Self.one)
    for row in 0..<matrix.rowCount {
      let cosines = clustering.centroids.similarities(toRow: row, of: matrix)
      #expect(cosines.max() == cosines[Int(clustering.assignments[row])])
    }
    // Nearly what runs over all documents reach.
    let whole = try SphericalKMeans(clusters: 6, seed: seed).fit(
      matrix, parallel: Self.one)
    #expect(clustering.objective > 0.97 * whole.objective)
  }

  @Test func `threads change nothing`() throws {
    let matrix = SparseMatrix.random(count: 900, groups: 5, seed: 7)
    let method = try SphericalKMeans(clusters: 7, sampleSize: 100)
    let one = try method.fit(matrix, parallel: Self.one)
    let three = try method.fit(matrix, parallel: Parallel(threads: 3))
    #expect(one.assignments == three.assignments)
    #expect(one.centroids == three.centroids)
    #expect(one.margins == three.margins)
  }

  @Test func `too small a sample is refused where it would be drawn`() throws {
    let matrix = SparseMatrix.random(count: 60, groups: 4, seed: 1)
    let error = TopicsError.sampleSize(19, clusters: 4)
    #expect(throws: error) {
      try SphericalKMeans(clusters: 4, sampleSize: 19).fit(matrix, parallel: Self.one)
    }
    #expect(
      error.description
        == "a sample of 19 documents is too small for 4 clusters: at least 20 are needed")
    _ = try SphericalKMeans(clusters: 30, sampleSize: 60).fit(matrix, parallel: Self.one)
  }

  @Test func `the number of clusters follows from the sample alone`() throws {
    let matrix = SparseMatrix.random(count: 600, groups: 5, seed: 9)
    let drawn = try ClusterCount(batchSize: 200).choice(for: matrix, parallel: Self.one)
    #expect(drawn.clusters == 5)
    #expect(throws: TopicsError.sampleSize(20, clusters: 9)) {
      try ClusterCount(range: 2...9, batchSize: 20).choice(
        for: matrix, parallel: Self.one)
    }
  }

  @Test func `selection sampling draws as many as it should, each as often`() {
    var times = [Int](repeating: 0, count: 10)
    for seed in 0..<(1000 as UInt64) {
      var sampling = SelectionSampling(of: 10, size: 3, seed: seed)
      let drawn = (0..<10).filter { _ in sampling.takesNext() }
      #expect(drawn.count == 3)
      for row in drawn { times[row] += 1 }
    }
    // Binomial of 1000 and 0.3: five standard deviations are 72.
    #expect(times.allSatisfy { abs($0 - 300) <= 72 })
  }
}

@Suite("Exact sums") struct ExactSumsTests {
  @Test func `values are whole units`() {
    var sums = ExactSums(clusterCount: 2, columnCount: 3)
    sums.add(0, of: SparseMatrix(unit: [[3, 4, 0]]), to: 1)
    // 0.6 and 0.8 in single precision are 10066330 and 13421773 times 2⁻²⁴.
    #expect(sums.units == [0, 0, 0, 10_066_330 << 6, 13_421_773 << 6, 0])
  }

  @Test func `the order and the parts make no difference`() {
    let matrix = SparseMatrix.random(count: 50, groups: 3, seed: 4)
    var (forth, back) = (
      ExactSums(clusterCount: 3, columnCount: matrix.columnCount),
      ExactSums(clusterCount: 3, columnCount: matrix.columnCount)
    )
    for row in 0..<50 { forth.add(row, of: matrix, to: row % 3) }
    for row in (0..<50).reversed() { back.add(row, of: matrix, to: (row + 1) % 3) }
    #expect(forth != back)
    for row in 0..<50 {
      back.remove(row, of: matrix, from: (row + 1) % 3)
      back.add(row, of: matrix, to: row % 3)
    }
    #expect(forth == back)
  }
}
