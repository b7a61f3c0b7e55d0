internal import Vectors

/// Which groups join which, from single documents up: every grouping that a threshold can
/// choose, in one tree.
///
///     let tree = AverageLinkage(of: pairs, atLeast: 0.05).dendrogram()
///     tree.cut(at: 0.2).sizes
package struct Dendrogram: Sendable, Hashable {
  /// Two groups that become one.
  package struct Merge: Sendable, Hashable {
    /// A document of either group.
    package let first: Int32
    package let second: Int32
    /// How similar the groups are.
    package let similarity: Float
  }

  /// Number of documents.
  package let documentCount: Int
  /// The merges, the groups they join before the groups made of them.
  package let merges: [Merge]

  /// The groups that are left when only merges of at least a similarity take place.
  ///
  /// - Parameter similarity: the least that counts.
  /// - Returns: the groups, in the order of their first documents.
  /// - Complexity: O(*n*) but for a factor below 5.
  package func cut(at similarity: Float) -> Grouping {
    var groups = UnionFind(count: documentCount)
    for merge in merges where merge.similarity >= similarity {
      groups.join(Int(merge.first), Int(merge.second))
    }
    return Grouping(numbering: groups.firstMembers())
  }
}

extension Grouping {
  /// The documents that share a name in one group each, in the order of first appearance.
  init(numbering names: [Int32]) {
    var numbers = [Int32](repeating: -1, count: Int(names.max() ?? -1) + 1)
    var count: Int32 = 0
    let assignments = names.map { name in
      if numbers[Int(name)] < 0 {
        numbers[Int(name)] = count
        count += 1
      }
      return numbers[Int(name)]
    }
    self.init(assignments, count: Int(count))
  }

  /// The same groups numbered by size, the largest first; of equal ones that with the
  /// earliest document comes first.
  func bySize() -> Grouping {
    let sizes = sizes
    var first = [Int](repeating: -1, count: count)
    for (document, group) in assignments.enumerated() where first[Int(group)] < 0 {
      first[Int(group)] = document
    }
    let order = (0..<count).sorted { a, b in
      sizes[a] != sizes[b] ? sizes[a] > sizes[b] : first[a] < first[b]
    }
    var numbers = [Int32](repeating: 0, count: count)
    for (number, group) in order.enumerated() { numbers[group] = Int32(number) }
    return Grouping(assignments.map { numbers[Int($0)] }, count: count)
  }
}
