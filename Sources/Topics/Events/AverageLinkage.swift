package import Vectors

/// Groups joined by the average similarity of their pairs, most similar first (UPGMA, Sokal
/// & Michener 1958), over a sparse graph: a pair without an edge counts as 0.
///
/// A group follows the chain of nearest neighbours until two are each other's nearest, and
/// those join (Murtagh 1983, "A survey of recent advances in hierarchical clustering
/// algorithms"). Joining never brings a group nearer to a third than both parts were, so
/// that the order in which chains are followed does not matter, and a group without a
/// neighbour near enough is done with for good.
///
/// Similarities are added up as whole multiples of 2⁻²⁴. So a sum is the same in whichever
/// order it came about and from whichever side, and chains cannot go round in circles. Of
/// equally near groups that with the earliest document is the nearest.
package struct AverageLinkage: ~Copyable {
  /// What one group has of edges to another.
  private struct Link {
    /// A document of the other group.
    var document: Int32
    /// The sum of similarities.
    var sum: Int64
  }

  /// Multiples of this are added up; sums of 2³⁹ pairs fit.
  private static let unit: Double = 0x1p-24

  /// The least average for which groups are joined.
  private let minimum: Double
  private let documentCount: Int
  /// The groups that documents are in so far.
  private var groups: UnionFind
  /// By root: the first document of its group.
  private var firsts: [Int32]
  /// By root: the edges out of its group.
  ///
  /// Ends may be any documents of a group, several of
  /// the same until the list is gathered.
  private var links: [[Link]]
  /// By root: the sum of edges to it while a list is gathered, and else 0.
  private var sums: [Int64]
  private var merges: [Dendrogram.Merge] = []

  /// Joins the documents of a graph.
  ///
  /// - Parameters:
  ///   - graph: similarities from 0 to 1 of pairs of documents, each once, above the
  ///     diagonal.
  ///   - minimum: the least average for which groups are joined, above 0.
  ///   - grouping: groups that are joined already, whatever the average; nil if none are.
  /// - Complexity: near O(*m* log *m*) in the edges of graphs with many small groups;
  ///   O(*m* · *n*) at worst. 16 bytes for each end of an edge.
  package init(
    of graph: SparseMatrix, atLeast minimum: Float, joined grouping: Grouping? = nil
  ) {
    self.minimum = Double(minimum)
    documentCount = graph.rowCount
    groups = UnionFind(count: documentCount)
    firsts = (0..<Int32(documentCount)).map(\.self)
    sums = Array(repeating: 0, count: documentCount)
    links = Array(repeating: [], count: documentCount)
    for row in 0..<documentCount {
      for cell in graph.cells(ofRow: row) {
        let sum = Int64((Double(graph.values[cell]) / Self.unit).rounded())
        links[row].append(Link(document: graph.columns[cell], sum: sum))
        links[Int(graph.columns[cell])].append(Link(document: Int32(row), sum: sum))
      }
    }
    if let grouping { join(grouping) }
    run()
  }

  /// What joined what.
  package consuming func dendrogram() -> Dendrogram {
    Dendrogram(documentCount: documentCount, merges: merges)
  }

  /// Joins what is in one group from the start.
  private mutating func join(_ grouping: Grouping) {
    var roots = [Int](repeating: -1, count: grouping.count)
    for (document, group) in grouping.assignments.enumerated() {
      let root = roots[Int(group)]
      roots[Int(group)] = root < 0 ? document : join(root, document, at: .infinity)
    }
  }

  private mutating func run() {
    /// Each one's nearest is the next, ever nearer.
    var chain: [Int] = []
    for start in 0..<documentCount {
      guard groups.root(of: start) == start, chain.isEmpty else { continue }
      chain.append(start)
      while let last = chain.last {
        let before = chain.dropLast().last
        guard let nearest = nearest(to: last, preferring: before) else {
          chain.removeLast()
          continue
        }
        if nearest.root == before {
          chain.removeLast(2)
          let joined = join(last, nearest.root, at: nearest.similarity)
          if chain.isEmpty { chain.append(joined) }
        } else {
          chain.append(nearest.root)
        }
      }
    }
  }

  /// The group that is nearest to one, if any is near enough; of equally near ones
  /// `preferred`, or else the first.
  private mutating func nearest(
    to root: Int, preferring preferred: Int?
  ) -> (root: Int, similarity: Double)? {
    gatherLinks(of: root)
    let size = Double(groups.size(of: root))
    var best: (root: Int, similarity: Double)?
    for link in links[root] {
      let other = Int(link.document)
      let similarity =
        Double(link.sum) * Self.unit / (size * Double(groups.size(of: other)))
      guard similarity >= minimum else { continue }
      guard let known = best else {
        best = (other, similarity)
        continue
      }
      let isBetter =
        similarity != known.similarity
        ? similarity > known.similarity
        : other == preferred
          || known.root != preferred && firsts[other] < firsts[known.root]
      if isBetter { best = (other, similarity) }
    }
    return best
  }

  /// Makes the list of a group one of other groups, each once and by its root.
  private mutating func gatherLinks(of root: Int) {
    var gathered: [Link] = []
    swap(&gathered, &links[root])
    for link in gathered {
      sums[groups.root(of: Int(link.document))] += link.sum
    }
    var count = 0
    for link in gathered {
      let other = groups.root(of: Int(link.document))
      let sum = sums[other]
      sums[other] = 0
      guard other != root, sum > 0 else { continue }
      gathered[count] = Link(document: Int32(other), sum: sum)
      count += 1
    }
    gathered.removeLast(gathered.count - count)
    swap(&gathered, &links[root])
  }

  /// Joins two groups; the root of both together.
  private mutating func join(_ a: Int, _ b: Int, at similarity: Double) -> Int {
    let first = min(firsts[a], firsts[b])
    let second = max(firsts[a], firsts[b])
    merges.append(.init(first: first, second: second, similarity: Float(similarity)))
    let joined = groups.unite(a, b)
    let other = joined == a ? b : a
    firsts[joined] = first
    links[joined] += links[other]
    links[other] = []
    return joined
  }
}
