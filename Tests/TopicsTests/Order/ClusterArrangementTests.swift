import Testing
import Topics
import Vectors

@Suite("Clusters in an order") struct ClusterArrangementTests {
  /// Rows 0, 3 and 5 are about one thing, 1, 2 and 6 about another; 4 has no terms.
  static let matrix = SparseMatrix(unit: [
    [4, 1, 0, 0], [0, 0, 4, 1], [0, 0, 1, 4], [1, 4, 0, 0], [0, 0, 0, 0], [4, 1, 0, 0],
    [0, 0, 4, 1],
  ])

  static func arrangement(threads: Int = 1) throws -> Arrangement {
    let parallel = Parallel(threads: threads)
    let clustering = try SphericalKMeans(clusters: 2).fit(matrix, parallel: parallel)
    return clustering.arrangement(of: matrix, names: ["x", "y"], parallel: parallel)
  }

  @Test func `copies stand side by side, and empty documents last`() throws {
    let arrangement = try Self.arrangement()
    #expect(arrangement.documents.last == 4)
    let groups = arrangement.groups
    #expect(groups.map(\.places) == [0..<3, 3..<6, 6..<7])
    #expect(Set(groups.map(\.number)) == [0, 1, 2])
    #expect(groups[2].name == "without terms" && groups[2].number == 2)
    for (a, b) in [(0, 5), (1, 6)] {
      let places = [a, b].compactMap { arrangement.documents.firstIndex(of: $0) }
      #expect(abs(places[0] - places[1]) == 1)
    }
    #expect(try Self.arrangement(threads: 2) == arrangement)
  }

  @Test func `clusters that share terms are neighbours`() throws {
    // Groups of terms 0 to 3; each cluster has a little of the next one's.
    let rows = (0..<40).map { row -> [Float] in
      var cells = [Float](repeating: 0, count: 5)
      cells[row % 4] = 4
      cells[row % 4 + 1] = row % 4 < 3 ? 1 : 0
      return cells
    }
    let matrix = SparseMatrix(unit: rows)
    let parallel = Parallel(threads: 1)
    let clustering = try SphericalKMeans(clusters: 4).fit(matrix, parallel: parallel)
    let names = (0..<4).map { cluster in
      String((clustering.assignments.firstIndex(of: Int32(cluster)) ?? 0) % 4)
    }
    let arrangement = clustering.arrangement(of: matrix, names: names, parallel: parallel)
    let order = arrangement.groups.map(\.name)
    #expect(order == ["0", "1", "2", "3"] || order == ["3", "2", "1", "0"])
  }

  @Test func `documents without terms alone are one group`() throws {
    let empty = SparseMatrix(unit: [[0, 0], [0, 0]])
    let parallel = Parallel(threads: 1)
    let clustering = try SphericalKMeans(clusters: 1).fit(empty, parallel: parallel)
    let arrangement = clustering.arrangement(of: empty, names: [], parallel: parallel)
    #expect(arrangement.documents == [0, 1])
    #expect(arrangement.groups.map(\.name) == ["without terms"])
  }

  @Test func `identical documents keep their order`() throws {
    let same = SparseMatrix(unit: Array(repeating: [1, 2], count: 50))
    let parallel = Parallel(threads: 1)
    let clustering = try SphericalKMeans(clusters: 1).fit(same, parallel: parallel)
    let arrangement = clustering.arrangement(of: same, names: ["x"], parallel: parallel)
    #expect(arrangement.documents == Array(0..<50))
  }
}
