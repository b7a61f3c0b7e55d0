import Testing
import Topics
import Vectors

@Suite("Who is left alone") struct LonersTests {
  static func neighbours(_ count: Int, _ pairs: [(Int, Int, Float)]) -> SparseMatrix {
    AverageLinkageTests.graph(count, pairs).symmetrized()
  }

  @Test func `goes to the nearest centroid`() {
    // Edges into the pair are 0.4 and 0.2: a cosine of 0.6 / sqrt(2 + 2 * 0.62).
    let graph = Self.neighbours(3, [(0, 1, 0.62), (0, 2, 0.4), (1, 2, 0.2)])
    let grouping = Grouping([0, 0, 1], count: 2)
    #expect(
      grouping.gatheringLoners(in: graph, threshold: 0.33).assignments == [0, 0, 0])
    #expect(
      grouping.gatheringLoners(in: graph, threshold: 0.34).assignments == [0, 0, 1])
  }

  @Test func `stays alone beside others who are`() {
    let graph = Self.neighbours(3, [(0, 1, 0.9), (1, 2, 0.9)])
    let grouping = Grouping([0, 1, 2], count: 3)
    #expect(grouping.gatheringLoners(in: graph, threshold: 0.1) == grouping)
  }

  @Test func `takes the first of two that are equally near`() {
    let graph = Self.neighbours(
      5, [(0, 1, 0.5), (2, 3, 0.5), (0, 4, 0.4), (1, 4, 0.4), (2, 4, 0.4), (3, 4, 0.4)])
    let grouping = Grouping([0, 0, 1, 1, 2], count: 3)
    #expect(
      grouping.gatheringLoners(in: graph, threshold: 0.3).assignments == [0, 0, 1, 1, 0])
  }
}
