import Testing
import Topics
import Vectors

@Suite("Average linkage") struct AverageLinkageTests {
  /// Pairs of documents with their similarity, as a graph.
  static func graph(_ count: Int, _ pairs: [(Int, Int, Float)]) -> SparseMatrix {
    var rows = [[(Int32, Float)]](repeating: [], count: count)
    for (a, b, value) in pairs { rows[min(a, b)].append((Int32(max(a, b)), value)) }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for row in rows {
      for (column, value) in row.sorted(by: { $0.0 < $1.0 }) {
        columns.append(column)
        values.append(value)
      }
      starts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: count, rowStarts: starts, columns: columns, values: values)
  }

  /// Joins the two groups with the greatest average until none reaches the minimum: the
  /// method as it is defined, O(n³).
  static func reference(_ graph: SparseMatrix, atLeast minimum: Double) -> Set<[Int]> {
    var similarity = [[Double]](
      repeating: Array(repeating: 0, count: graph.rowCount), count: graph.rowCount)
    for row in 0..<graph.rowCount {
      for cell in graph.cells(ofRow: row) {
        similarity[row][Int(graph.columns[cell])] = Double(graph.values[cell])
        similarity[Int(graph.columns[cell])][row] = Double(graph.values[cell])
      }
    }
    var groups = (0..<graph.rowCount).map { [$0] }
    while true {
      var best = (a: 0, b: 0, average: 0.0)
      for a in groups.indices {
        for b in groups.indices where b > a {
          let sum = groups[a].reduce(0.0) { sum, i in
            groups[b].reduce(sum) { $0 + similarity[i][$1] }
          }
          let average = sum / Double(groups[a].count * groups[b].count)
          if average > best.average { best = (a, b, average) }
        }
      }
      guard best.average >= minimum, best.average > 0 else { return Set(groups) }
      groups[best.a] = (groups[best.a] + groups[best.b]).sorted()
      groups.remove(at: best.b)
    }
  }

  static func random(_ count: Int, share: Double, seed: UInt64) -> SparseMatrix {
    var random = SplitMix64(seed: seed)
    var pairs: [(Int, Int, Float)] = []
    for a in 0..<count {
      for b in a + 1..<max(a + 1, count)
      where Double.random(in: 0..<1, using: &random) < share {
        pairs.append((a, b, Float.random(in: 0.05...1, using: &random)))
      }
    }
    return graph(count, pairs)
  }

  @Test func `joins the most similar, then by the average`() {
    // 0 and 1 at 0.8; 2 is at 0.6 and 0.2 from them, 0.4 on average; 3 knows 2 alone.
    let graph = Self.graph(4, [(0, 1, 0.8), (0, 2, 0.6), (1, 2, 0.2), (2, 3, 0.3)])
    let tree = AverageLinkage(of: graph, atLeast: 0.05).dendrogram()
    #expect(tree.merges.map(\.first) == [0, 0, 0])
    #expect(tree.merges.map(\.second) == [1, 2, 3])
    #expect(
      zip(tree.merges, [0.8, 0.4, 0.1]).allSatisfy { abs($0.similarity - $1) < 1e-6 })
    #expect(tree.cut(at: 0.5).assignments == [0, 0, 1, 2])
    #expect(tree.cut(at: 0.3).assignments == [0, 0, 0, 1])
    #expect(tree.cut(at: 0.9).count == 4)
  }

  @Test func `stops at the minimum`() {
    let graph = Self.graph(3, [(0, 1, 0.5), (1, 2, 0.3)])
    let tree = AverageLinkage(of: graph, atLeast: 0.2).dendrogram()
    #expect(tree.merges.count == 1)
  }

  @Test func `of equally near groups the first join first`() {
    let graph = Self.graph(4, [(0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.5), (0, 3, 0.5)])
    let tree = AverageLinkage(of: graph, atLeast: 0.4).dendrogram()
    #expect(tree.cut(at: 0.4).assignments == [0, 0, 1, 1])
  }

  @Test(arguments: 0..<40)
  func `agrees with the definition`(seed: Int) {
    let count = [2, 5, 17, 40][seed % 4]
    let share = [0.1, 0.3, 1][seed % 3]
    let graph = Self.random(count, share: share, seed: UInt64(seed))
    let tree = AverageLinkage(of: graph, atLeast: 0.01).dendrogram()
    for minimum in [0.01, 0.1, 0.3, 0.6] {
      let found = tree.cut(at: Float(minimum)).members
      #expect(Set(found) == Self.reference(graph, atLeast: minimum))
      let stopped = AverageLinkage(of: graph, atLeast: Float(minimum)).dendrogram()
      #expect(stopped.cut(at: 0).members == found)
    }
  }

  @Test func `without pairs everything stands alone`() {
    #expect(
      AverageLinkage(of: Self.graph(3, []), atLeast: 0.1).dendrogram().cut(at: 0).count
        == 3)
    let none = AverageLinkage(of: Self.graph(0, []), atLeast: 0.1).dendrogram()
    #expect(none.cut(at: 0).count == 0)
  }
}
