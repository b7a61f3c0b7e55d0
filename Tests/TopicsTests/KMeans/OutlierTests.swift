import Testing
import Topics
import Vectors

@Suite("Outliers") struct OutlierTests {
  static let one = Parallel(threads: 1)

  static func outliers(_ rows: [[Float]], clusters: Int = 1) throws -> [Bool] {
    try SphericalKMeans(clusters: clusters).fit(
      SparseMatrix(unit: rows), parallel: one
    ).outliers
  }

  @Test func `what shares no term with the others of its cluster is one`() throws {
    let rows: [[Float]] = [[1, 1, 0], [1, 2, 0], [2, 1, 0], [1, 1, 0], [0, 0, 1]]
    #expect(try Self.outliers(rows) == [false, false, false, false, true])
    // All alike unlike: nobody has anything in common.
    #expect(try Self.outliers([[1, 0], [0, 1]]) == [true, true])
  }

  @Test func `alone in its cluster, a document is none`() throws {
    #expect(try Self.outliers([[1, 0], [0, 1]], clusters: 2) == [false, false])
    #expect(try Self.outliers([[3, 4]]) == [false])
  }

  @Test func `the fence is one and a half ranges of logarithms below the quartile`()
    throws
  {
    // A common term, and one for each document: held out, document i has its cosine with
    // the sum of the others, Σ over j of cᵢcⱼ and nothing else.
    let angles: [Double] = [0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70, 1.52]
    let cosines = angles.map { angle in
      // Rational parametrisation of the circle: no need of a library for sines.
      let t = angle / 2
      return ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
    }
    let rows = cosines.enumerated().map { i, c in
      var row = [Float](repeating: 0, count: angles.count + 1)
      (row[0], row[i + 1]) = (Float(c.0), Float(c.1))
      return row
    }
    let clustering = try SphericalKMeans(clusters: 1).fit(
      SparseMatrix(unit: rows), parallel: Self.one)
    let heldOut = cosines.indices.map { i in
      let others = cosines.indices.filter { $0 != i }
      let common = others.reduce(0) { $0 + cosines[$1].0 }
      let own = others.reduce(0) { $0 + cosines[$1].1 * cosines[$1].1 }
      return cosines[i].0 * common / (common * common + own).squareRoot()
    }.sorted()
    // Places 0.25 · 7 and 0.75 · 7 of the sorted logarithms, as products of powers:
    // exp(q1 − 1.5 (q3 − q1)) = v1^2.5 / v3^1.5.
    func value(_ place: Double) -> Double {
      let low = Int(place)
      let share = place - Double(low)
      return heldOut[low] + share * (heldOut[low + 1] - heldOut[low])
    }
    let power = value(1.75) * value(1.75) * value(1.75).squareRoot()
    let fence = power / (value(5.25) * value(5.25).squareRoot())
    // Between two values the logarithm was taken before the mean: a difference of 1 %.
    #expect(abs(Double(clustering.leastSimilarities[0]) - fence) < 0.01)
    #expect(clustering.outliers == [Bool](repeating: false, count: 7) + [true])
  }

  @Test func `equal documents make no outlier of one that rounding parts`() throws {
    let row: [Float] = [0.3, 0.5, 0.7, 0.11, 0.13]
    let rows = (0..<30).map { i in row.map { $0 * Float(i + 1) } }
    #expect(try Self.outliers(rows).allSatisfy { !$0 })
  }

  @Test func `a copy is held against the others, not against its source`() throws {
    let near: [[Float]] = (0..<8).map { [4, Float(2 + $0 % 3), 0] }
    let rows = near + [[0, 0, 1], [0, 0, 1], [0, 0, 1]]
    let votes = Votes(representatives: (0..<11).map { Int32(min($0, 8)) })
    let clustering = try SphericalKMeans(clusters: 1).fit(
      SparseMatrix(unit: rows), votes: votes, parallel: Self.one)
    #expect(clustering.outliers == (0..<11).map { $0 >= 8 })
  }

  @Test func `few of a batch without outliers are called so`() throws {
    let matrix = SparseMatrix.random(count: 600, groups: 6, seed: 6)
    let clustering = try SphericalKMeans(clusters: 6).fit(matrix, parallel: Self.one)
    #expect(clustering.outliers.count { $0 } < 18)
    #expect(clustering.leastSimilarities.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test func `what is nearer to another centroid is not left where the run ended`() throws
  {
    let matrix = SparseMatrix.random(count: 200, groups: 4, seed: 9)
    // One step leaves documents away from their nearest centroid.
    let method = try SphericalKMeans(clusters: 9, restarts: 1, maximumIterations: 1)
    let clustering = try method.fit(matrix, parallel: Self.one)
    #expect(clustering.margins.allSatisfy { $0 >= 0 })
    #expect(clustering.clusterCount == 9)
  }
}
