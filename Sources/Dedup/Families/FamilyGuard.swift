internal import Vectors

/// Which groups of texts are one family, without chains of weak links gluing two together.
///
/// Copy pairs are taken strongest first, as in Kruskal's algorithm, and a pair that would
/// unite two groups does so only if
///
/// - each of its two texts has at least ``sameText`` of its own content in the other: they
///   are one text, and so are their groups; or
/// - each has more than half of its content in the other, and the copy pairs between the
///   groups are at least ``density`` of all pairs between them; or
/// - one holds the other, which is no more than half of it, and the copy pairs are more
///   than ``holdingDensity`` of all. If the longer came first and the shorter is alone so
///   far, it was cut from it, and ``density`` will do.
///
/// An article that quotes two stories whole has more than half of its content in one of
/// them at most. Once it has joined the first, its pairs with the second are no more than
/// half of those between the groups, and of two articles that quote the same stories no
/// more than two thirds: they join one story and do not unite the two. Texts of which each
/// takes half from the one before form small groups, not one chain.
package struct FamilyGuard: Sendable, Hashable {
  /// Share of both texts' own content that makes them one text.
  package var sameText = 0.8
  /// Least share of the pairs between two groups that are copies, where the texts of the
  /// pair have more than half of each other.
  package var density = 0.25
  /// The share of the pairs that must be exceeded where one text only holds the other.
  package var holdingDensity = 0.8

  /// The guard with its default numbers.
  package init() {}

  /// A copy pair, with what its strength follows from.
  package struct Link: Sendable {
    package let a: Int32
    package let b: Int32
    /// Share of the first text's own content that stands in the second.
    package let shareA: Double
    /// The same of the second.
    package let shareB: Double
    /// Whether the text with the smaller share certainly came before the other.
    package let isHolderEarlier: Bool

    /// A copy pair of two texts, with the share of each that stands in the other.
    package init(
      a: Int32, b: Int32, shareA: Double, shareB: Double, isHolderEarlier: Bool = false
    ) {
      self.isHolderEarlier = isHolderEarlier
      self.a = a
      self.b = b
      self.shareA = shareA
      self.shareB = shareB
    }

    fileprivate var least: Double { min(shareA, shareB) }
    /// Whether each text has more than half of its content in the other.
    var isMutual: Bool { least > 0.5 }
    /// The text with the greater share.
    fileprivate var held: Int32 { shareA >= shareB ? a : b }
    fileprivate var greatest: Double { max(shareA, shareB) }
  }

  /// The group of each text, named by its first member.
  ///
  /// - Complexity: O(*e* log *e*) for *e* links; the links of a group are moved at most
  ///   log *n* times.
  package func groups(textCount: Int, links: [Link]) -> [Int32] {
    var union = UnionFind(count: textCount)
    // The strongest unite whatever else there is, so that of a text that thousands repeat
    // hardly a link has to be ordered and counted.
    for link in links where link.least >= sameText {
      union.join(Int(link.a), Int(link.b))
    }
    let ordered = links.filter {
      $0.least < sameText && union.root(of: Int($0.a)) != union.root(of: Int($0.b))
    }.sorted {
      ($1.least, $1.greatest, $0.a, $0.b) < ($0.least, $0.greatest, $1.a, $1.b)
    }
    var linkCounts = LinkCounts(textCount: textCount, links: ordered, groups: &union)
    for link in ordered {
      let (x, y) = (union.root(of: Int(link.a)), union.root(of: Int(link.b)))
      guard x != y else { continue }
      let isCut =
        link.isHolderEarlier && union.size(of: union.root(of: Int(link.held))) == 1
      guard
        isDense(
          linkCounts.between(x, y), of: union.size(of: x) * union.size(of: y),
          isSure: link.isMutual || isCut)
      else { continue }
      let root = union.unite(x, y)
      linkCounts.move(from: root == x ? y : x, to: root)
    }
    return union.firstMembers()
  }

  /// Whether so many links of that many pairs unite two groups.
  private func isDense(_ count: Int32, of pairs: Int, isSure: Bool) -> Bool {
    let share = Double(count) / Double(pairs)
    return isSure ? share >= density : share > holdingDensity
  }
}

/// How many links there are between any two groups.
private struct LinkCounts {
  private var counts: [[Int32: Int32]]

  /// The links between the groups there are, by the roots of both.
  init(textCount: Int, links: [FamilyGuard.Link], groups: inout UnionFind) {
    counts = Array(repeating: [:], count: textCount)
    for link in links {
      let (x, y) = (groups.root(of: Int(link.a)), groups.root(of: Int(link.b)))
      counts[x][Int32(y), default: 0] += 1
      counts[y][Int32(x), default: 0] += 1
    }
  }

  func between(_ x: Int, _ y: Int) -> Int32 { counts[x][Int32(y)] ?? 0 }

  /// Gives the links of a group that has been taken up to the group that took it.
  mutating func move(from old: Int, to new: Int) {
    let moved = counts[old]
    counts[old] = [:]
    counts[new][Int32(old)] = nil
    for (other, count) in moved where Int(other) != new {
      counts[new][other, default: 0] += count
      counts[Int(other)][Int32(old)] = nil
      counts[Int(other)][Int32(new), default: 0] += count
    }
  }
}
