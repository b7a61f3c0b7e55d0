import Dedup
import Testing
import Vectors

@Suite("Guard against chaining") struct FamilyGuardTests {
  private func link(_ a: Int32, _ b: Int32, _ share: Double = 0.6) -> FamilyGuard.Link {
    FamilyGuard.Link(a: a, b: b, shareA: share, shareB: share)
  }

  /// All pairs among the given texts.
  private func clique(_ texts: Range<Int32>, _ share: Double = 0.9) -> [FamilyGuard.Link]
  {
    texts.flatMap { a in texts.filter { $0 > a }.map { link(a, $0, share) } }
  }

  private func groups(_ count: Int, _ links: [FamilyGuard.Link]) -> [Int32] {
    FamilyGuard().groups(textCount: count, links: links)
  }

  @Test func `pairs unite, and groups are named by their first member`() {
    #expect(groups(5, [link(1, 3), link(3, 4)]) == [0, 1, 2, 1, 1])
    #expect(groups(3, []) == [0, 1, 2])
  }

  @Test func `one weak link does not glue two big families`() {
    let links = clique(0..<5) + clique(5..<10) + [link(4, 5)]
    #expect(groups(10, links) == [0, 0, 0, 0, 0, 5, 5, 5, 5, 5])
  }

  @Test func `many links between two halves make one family`() {
    var links = clique(0..<4) + clique(4..<8)
    for a in 0..<4 as Range<Int32> { links.append(link(a, a + 4)) }
    #expect(Set(groups(8, links)) == [0])
  }

  @Test func `an article that holds two stories whole joins one of them`() {
    // Text 8 contains both families: its share in them is small, theirs in it is whole.
    var links = clique(0..<4) + clique(4..<8)
    for a in 0..<8 as Range<Int32> {
      links.append(FamilyGuard.Link(a: a, b: 8, shareA: 1, shareB: 0.45))
    }
    let result = groups(9, links)
    #expect(Set(result) == [0, 4])
    #expect(result[8] == 0)
  }

  @Test func `two articles that hold two stories whole do not unite the two either`() {
    // Texts 0 and 1 are the stories, 2 and 3 the same press review.
    var links = [link(2, 3, 1)]
    for (story, review) in [(0, 2), (0, 3), (1, 2), (1, 3)] as [(Int32, Int32)] {
      links.append(FamilyGuard.Link(a: story, b: review, shareA: 1, shareB: 0.3))
    }
    #expect(groups(4, links) == [0, 1, 0, 0])
  }

  @Test func `what was cut from a text that came first joins it`() {
    func cuts(_ isHolderEarlier: Bool) -> [FamilyGuard.Link] {
      [link(0, 1, 0.7)]
        + (2...3 as ClosedRange<Int32>).map {
          FamilyGuard.Link(
            a: 0, b: $0, shareA: 0.3, shareB: 1, isHolderEarlier: isHolderEarlier)
        }
    }
    #expect(groups(4, cuts(true)) == [0, 0, 0, 0])
    #expect(groups(4, cuts(false)) == [0, 0, 2, 3])
  }

  @Test func `a long chain of halves breaks up`() {
    let links = (0..<20 as Range<Int32>).map { link($0, $0 + 1) }
    let sizes = Dictionary(grouping: groups(21, links)) { $0 }.values.map(\.count)
    #expect(sizes.allSatisfy { $0 <= 8 })
  }

  @Test func `texts that are the same but for details unite however large their groups`()
  {
    let links = clique(0..<6) + clique(6..<12) + [link(0, 6, 0.95)]
    #expect(Set(groups(12, links)) == [0])
  }

  @Test func `the order in which links are given does not matter`() {
    let links =
      clique(0..<5, 0.7) + clique(5..<9, 0.7) + [link(2, 7), link(3, 6), link(9, 4)]
    let expected = groups(10, links)
    #expect(groups(10, links.reversed()) == expected)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `links are taken strongest first, each looking at all groups`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = 14
    var links: [FamilyGuard.Link] = []
    for a in 0..<Int32(count) {
      for b in a + 1..<Int32(count) where Int.random(in: 0...9, using: &random) < 4 {
        links.append(
          FamilyGuard.Link(
            a: a, b: b, shareA: Double.random(in: 0.2...1, using: &random),
            shareB: Double.random(in: 0.2...1, using: &random),
            isHolderEarlier: Bool.random(using: &random)))
      }
    }
    #expect(groups(count, links.shuffled(using: &random)) == plainGroups(count, links))
  }

  /// The same as its description has it, by going through all links again and again.
  private func plainGroups(_ count: Int, _ links: [FamilyGuard.Link]) -> [Int32] {
    let rule = FamilyGuard()
    func least(_ link: FamilyGuard.Link) -> Double { min(link.shareA, link.shareB) }
    func most(_ link: FamilyGuard.Link) -> Double { max(link.shareA, link.shareB) }
    var groups = Array(0..<Int32(count))
    for link in links.sorted(by: { (least($0), most($0)) > (least($1), most($1)) }) {
      let (x, y) = (groups[Int(link.a)], groups[Int(link.b)])
      guard x != y else { continue }
      let (large, small) = (groups.count { $0 == x }, groups.count { $0 == y })
      let between = links.count {
        Set([groups[Int($0.a)], groups[Int($0.b)]]) == [x, y]
      }
      let share = Double(between) / Double(large * small)
      let held = link.shareA >= link.shareB ? link.a : link.b
      let isCut =
        link.isHolderEarlier && groups.count { $0 == groups[Int(held)] } == 1
      let isSure = least(link) > 0.5 || isCut
      let isDense = isSure ? share >= rule.density : share > rule.holdingDensity
      guard least(link) >= rule.sameText || isDense else { continue }
      groups = groups.map { $0 == max(x, y) ? min(x, y) : $0 }
    }
    return groups
  }
}
