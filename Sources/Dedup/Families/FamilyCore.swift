internal import Vectors

/// What belongs to a family because it goes with the family's source, and what was only
/// drawn in.
///
/// ``FamilyGuard`` does not know the source, so that where many papers print two stories as
/// one article, a paper that prints the second alone can end in the family of the first.
/// It has nothing from that family's source, nor is it the same text as one that has. Such
/// texts are parted from the family, those that belong together as one.
struct FamilyCore {
  /// Share of both texts' own content that makes them one text.
  let sameText: Double

  /// The group of each text without what does not go with its source, named by its first
  /// member.
  ///
  /// - Parameters:
  ///   - groups: the group of each text.
  ///   - sources: for each text the source's text of its group.
  ///   - links: the copy pairs.
  ///   - pairs: all verified pairs.
  /// - Returns: the groups, of which none is larger than before.
  /// - Complexity: O(*n* + *e*) but for the inverse of Ackermann's function.
  func groups(
    from groups: [Int32], sources: [Int32], links: [FamilyGuard.Link],
    pairs: [some ComparedPair]
  ) -> [Int32] {
    var same = UnionFind(count: groups.count)
    for link in links where groups[Int(link.a)] == groups[Int(link.b)] {
      guard min(link.shareA, link.shareB) >= sameText else { continue }
      same.join(Int(link.a), Int(link.b))
    }
    var isNear = Array(repeating: false, count: groups.count)
    for text in groups.indices { isNear[same.root(of: Int(sources[text]))] = true }
    for pair in pairs where pair.relation.isTaking {
      let (a, b) = (pair.pair.a, pair.pair.b)
      guard groups[a] == groups[b] else { continue }
      let source = same.root(of: Int(sources[a]))
      let (x, y) = (same.root(of: a), same.root(of: b))
      if x == source || y == source { (isNear[x], isNear[y]) = (true, true) }
    }
    var parted = UnionFind(count: groups.count)
    for text in groups.indices where isNear[same.root(of: text)] {
      parted.join(text, Int(sources[text]))
    }
    for link in links where groups[Int(link.a)] == groups[Int(link.b)] {
      let (a, b) = (Int(link.a), Int(link.b))
      let isApart = !isNear[same.root(of: a)] && !isNear[same.root(of: b)]
      if isApart, link.isMutual { parted.join(a, b) }
    }
    return parted.firstMembers()
  }
}
