internal import Vectors

/// A sequence of items in which similar ones stand side by side.
///
/// Items are joined pair after pair, the most similar first, as single linkage does; each
/// join puts two sequences end to end, either of them turned round if that brings the more
/// similar ends together (Gruvaeus & Wainer 1972, "Two additions to hierarchical cluster
/// analysis"). Sequences are kept as a tree whose nodes may be turned, so that a join takes
/// no longer than the four looks at the ends.
package struct Seriation {
  private struct Node {
    /// The items at either end.
    var first, last: Int32
    /// The nodes it was joined from; a single item has none.
    var parts: (left: Int32, right: Int32)?
    /// Which of them are turned round.
    var isTurned = (left: false, right: false)
  }

  private var nodes: [Node]
  private var sets: UnionFind
  /// By root of a set of items: their node.
  private var roots: [Int32]

  /// Sequences of one item each.
  package init(count: Int) {
    nodes = (0..<Int32(count)).map { Node(first: $0, last: $0) }
    sets = UnionFind(count: count)
    roots = Array(0..<Int32(count))
  }

  /// Puts the sequences of two items end to end, if they are not in one already.
  ///
  /// - Parameters:
  ///   - a: an item.
  ///   - b: an item.
  ///   - similarity: how similar two items are; asked for the ends.
  package mutating func join(_ a: Int, _ b: Int, _ similarity: (Int, Int) -> Float) {
    let (left, right) = (sets.root(of: a), sets.root(of: b))
    guard left != right else { return }
    let (x, y) = (nodes[Int(roots[left])], nodes[Int(roots[right])])
    // The usual way round wins ties.
    var best = (similarity: -Float.infinity, left: false, right: false)
    for turns in [(false, false), (true, false), (false, true), (true, true)] {
      let end = turns.0 ? x.first : x.last
      let start = turns.1 ? y.last : y.first
      let value = similarity(Int(end), Int(start))
      if value > best.similarity { best = (value, turns.0, turns.1) }
    }
    nodes.append(
      Node(
        first: best.left ? x.last : x.first, last: best.right ? y.first : y.last,
        parts: (roots[left], roots[right]), isTurned: (best.left, best.right)))
    roots[sets.unite(left, right)] = Int32(nodes.count - 1)
  }

  /// The sequences as they are now, by the earliest item of each.
  package mutating func sequences() -> [[Int]] {
    var sequences: [[Int]] = []
    var isDone = [Bool](repeating: false, count: roots.count)
    for item in roots.indices {
      let root = sets.root(of: item)
      guard !isDone[root] else { continue }
      isDone[root] = true
      sequences.append(items(of: roots[root]))
    }
    return sequences
  }

  /// The items below a node, in their order.
  private func items(of root: Int32) -> [Int] {
    var items: [Int] = []
    // Chains of joins can be as deep as there are items, too deep for recursion.
    var pending = [(node: root, isTurned: false)]
    while let (node, isTurned) = pending.popLast() {
      let node = nodes[Int(node)]
      guard let parts = node.parts else {
        items.append(Int(node.first))
        continue
      }
      let left = (parts.left, node.isTurned.left != isTurned)
      let right = (parts.right, node.isTurned.right != isTurned)
      // What is to come first is put on top.
      pending += isTurned ? [left, right] : [right, left]
    }
    return items
  }
}
