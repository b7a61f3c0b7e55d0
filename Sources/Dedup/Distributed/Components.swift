internal import Vectors

/// The connected components of a graph, edge by edge; nodes are any numbers.
///
///     try components.join(17, 4)
///     components.forEachNode { node, root in … }  // 4 and 4, 17 and 4
///
/// A node takes about 80 bytes, an edge nothing.
package struct Components: Sendable {
  private var index = HashIndex()
  private var nodes: [Int] = []
  private var union = UnionFind(count: 0)

  /// A graph without nodes.
  package init() {}

  /// Adds an edge, which may be there already, or a node that is joined with itself.
  ///
  /// - Throws: ``DedupError/documents(_:allowed:)`` for more nodes than can be numbered.
  /// - Complexity: O(1), expected and but for the inverse of Ackermann's function.
  package mutating func join(_ a: Int, _ b: Int) throws(DedupError) {
    union.join(try number(of: a), try number(of: b))
  }

  private mutating func number(of node: Int) throws(DedupError) -> Int {
    let key = UInt64(bitPattern: Int64(node))
    if let number = index.number(of: key) { return Int(number) }
    let allowed = 0...Int(Int32.max)
    guard nodes.count < allowed.upperBound else {
      throw .documents(nodes.count + 1, allowed: allowed)
    }
    index.insert(key, number: Int32(nodes.count))
    nodes.append(node)
    union.append()
    return nodes.count - 1
  }

  /// Calls `body` for each node, ascending, with the least node of its component.
  ///
  /// - Complexity: O(*n* log *n*) in the nodes.
  package mutating func forEachNode<Failure>(
    _ body: (_ node: Int, _ root: Int) throws(Failure) -> Void
  ) throws(Failure) {
    let order = nodes.indices.sorted { nodes[$0] < nodes[$1] }
    var roots = Array(repeating: -1 as Int32, count: nodes.count)
    for number in order {
      let root = union.root(of: number)
      if roots[root] < 0 { roots[root] = Int32(number) }
      try body(nodes[number], nodes[Int(roots[root])])
    }
  }
}
