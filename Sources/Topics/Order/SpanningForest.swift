internal import Vectors

/// The pairs that hold documents together: of all that went by a maximum spanning forest,
/// which is all that single linkage asks for (Gower & Ross 1969, "Minimum spanning trees
/// and single linkage cluster analysis").
///
/// Pairs are kept until they are some times as many as documents; then those go that join
/// what more similar pairs join already (Kruskal 1956). So memory is bounded by the
/// documents, however many pairs there are.
package struct SpanningForest {
  /// Two documents and how similar they are.
  package struct Pair: Hashable, Sendable {
    package let a, b: Int32
    package let similarity: Float
  }

  private let count: Int
  private let capacity: Int
  private var kept: [Pair] = []

  /// A forest over so many documents.
  ///
  /// - Parameters:
  ///   - count: number of documents.
  ///   - capacity: pairs to keep at most, more than documents.
  package init(count: Int, capacity: Int? = nil) {
    self.count = count
    self.capacity = max(capacity ?? max(8 * count, 1 << 16), count + 1)
  }

  /// Takes in a pair.
  package mutating func add(_ a: Int, _ b: Int, _ similarity: Float) {
    kept.append(Pair(a: Int32(a), b: Int32(b), similarity: similarity))
    if kept.count >= capacity { prune() }
  }

  /// The pairs of the forest, the most similar first; equal ones in the order of their
  /// documents.
  package mutating func pairs() -> [Pair] {
    prune()
    return kept
  }

  private mutating func prune() {
    kept.sort { x, y in
      x.similarity != y.similarity
        ? x.similarity > y.similarity : (x.a, x.b) < (y.a, y.b)
    }
    var sets = UnionFind(count: count)
    kept.removeAll { pair in
      let (a, b) = (sets.root(of: Int(pair.a)), sets.root(of: Int(pair.b)))
      if a != b { _ = sets.unite(a, b) }
      return a == b
    }
  }
}
