/// Documents in groups: what topics and events have in common.
///
///     let grouping = Grouping([0, 1, 0], count: 2)
///     grouping.members  // [[0, 2], [1]]
///
/// Labels, representatives and scores ask for no more than this.
public struct Grouping: Sendable, Hashable {
  /// The group of each document, from 0.
  public let assignments: [Int32]
  /// Number of groups; those of a ``TopicModel`` may have no document.
  public let count: Int

  /// Groups of documents.
  ///
  /// - Parameters:
  ///   - assignments: the group of each document.
  ///   - count: number of groups.
  /// - Precondition: each assignment is in 0..<`count`.
  public init(_ assignments: [Int32], count: Int) {
    precondition(
      assignments.allSatisfy { 0..<count ~= Int($0) }, "a group outside 0..<\(count)")
    self.assignments = assignments
    self.count = count
  }

  /// Number of documents in each group.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for group in assignments { sizes[Int(group)] += 1 }
    return sizes
  }

  /// The rows of each group, ascending.
  public var members: [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (row, group) in assignments.enumerated() { members[Int(group)].append(row) }
    return members
  }
}
