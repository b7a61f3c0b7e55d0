import Dedup
import Testing
import Vectors

@Suite("Components of a graph") struct ComponentsTests {
  private func roots(_ edges: [(Int, Int)]) throws -> [[Int]] {
    var components = Components()
    for (a, b) in edges { try components.join(a, b) }
    var found: [[Int]] = []
    components.forEachNode { found.append([$0, $1]) }
    return found
  }

  @Test func `each node has the least of its component`() throws {
    let edges = [(90, 7), (5, 5), (1 << 62, 90), (3, 4), (7, 90), (0, 4)]
    #expect(
      try roots(edges)
        == [[0, 0], [3, 0], [4, 0], [5, 5], [7, 7], [90, 7], [1 << 62, 7]])
    #expect(try roots([]) == [])
  }

  @Test func `the order of the edges changes nothing`() throws {
    var random = SplitMix64(seed: 3)
    var edges = (0..<400).map { _ in
      (Int.random(in: 0..<500, using: &random), Int.random(in: 0..<500, using: &random))
    }
    let expected = try roots(edges)
    // A walk along the edges finds nothing else.
    var least: [Int: Int] = [:]
    for (a, b) in edges { (least[a], least[b]) = (a, b) }
    for _ in 0..<500 {
      for (a, b) in edges {
        let root = min(least[a] ?? a, least[b] ?? b)
        (least[a], least[b]) = (root, root)
      }
    }
    #expect(expected == least.keys.sorted().map { [$0, least[$0] ?? -1] })
    edges.shuffle(using: &random)
    #expect(try roots(edges.map { ($0.1, $0.0) }) == expected)
  }
}
