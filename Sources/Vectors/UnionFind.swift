/// Disjoint groups of the numbers below a count, united by size with halved paths
/// (Tarjan & van Leeuwen 1984).
package struct UnionFind: Sendable {
  private var parents: [Int32]
  private var sizes: [Int32]

  /// `count` groups of one.
  package init(count: Int) {
    parents = (0..<Int32(count)).map(\.self)
    sizes = Array(repeating: 1, count: count)
  }

  /// Adds a group of one, whose number is the next.
  package mutating func append() {
    parents.append(Int32(parents.count))
    sizes.append(1)
  }

  /// The number that stands for the group of `member`.
  package mutating func root(of member: Int) -> Int {
    var member = member
    while Int(parents[member]) != member {
      parents[member] = parents[Int(parents[member])]
      member = Int(parents[member])
    }
    return member
  }

  /// Members of the group that a root stands for.
  package func size(of root: Int) -> Int { Int(sizes[root]) }

  /// Unites the groups of two roots, and gives the one that stands for both.
  package mutating func unite(_ x: Int, _ y: Int) -> Int {
    let (large, small) = sizes[x] >= sizes[y] ? (x, y) : (y, x)
    parents[small] = Int32(large)
    sizes[large] += sizes[small]
    return large
  }

  /// Unites the groups of two members, if they are not one already.
  package mutating func join(_ x: Int, _ y: Int) {
    let (x, y) = (root(of: x), root(of: y))
    if x != y { _ = unite(x, y) }
  }

  /// For each number the least of its group.
  package mutating func firstMembers() -> [Int32] {
    var firsts = Array(repeating: -1 as Int32, count: parents.count)
    return parents.indices.map { member in
      let root = root(of: member)
      if firsts[root] < 0 { firsts[root] = Int32(member) }
      return firsts[root]
    }
  }
}
