/// The passages of two texts: runs of equal words, chained and extended over small edits.
///
///     alignment.align(tiles, a, b)
///     alignment.passages  // in the order of the first text, apart in both
///
/// Runs that follow one another in both texts become one passage where no more than
/// ``smallGap`` words lie between, or up to ``GapAlignment/limit`` words of which
/// ``likeness`` are equal. What is left over at either end is gone through by
/// ``GreedyExtension``, up to the next passage. Memory is linear in the passages, and time
/// in the words that lie between and beside them.
package struct Alignment {
  /// The passages, in the order of the first text.
  package private(set) var passages: [AlignedPassage] = []
  /// What the passages hold.
  package private(set) var content = SharedContent()

  /// Words between two runs, in both texts, that are taken for an edit whatever they are:
  /// a changed name, a figure, an apposition.
  ///
  /// Where every fifth word is edited, a lone equal word often stands between two edits of
  /// three words. Of planted edits, 98 % are seen as one passage with 4 and 99.3 % with 7.
  package static let smallGap = 7
  /// Share of the words between two runs that must be equal for a longer edited stretch.
  ///
  /// Unrelated text of one language shares a fifth, in order.
  package static let likeness = 0.4

  private var gap = GapAlignment()
  private var extender = GreedyExtension()
  /// Tiles or passages in the order of the second text.
  private var order: [Int] = []
  /// For each of them its place in that order.
  private var rankB: [Int] = []
  /// What each passage holds, without what is found over all of them.
  private var contents: [SharedContent] = []

  /// No passages yet.
  package init() {}

  /// Makes passages of runs that overlap in neither text.
  ///
  /// - Parameters:
  ///   - tiles: in the order of the first text.
  ///   - a: the first text.
  ///   - b: the second.
  package mutating func align(
    _ tiles: [MatchingRun], _ a: ComparedText, _ b: ComparedText
  ) {
    passages.removeAll(keepingCapacity: true)
    contents.removeAll(keepingCapacity: true)
    content = SharedContent()
    guard !tiles.isEmpty else { return }
    rank(tiles.count) { tiles[$0].b }
    for (place, tile) in tiles.enumerated() {
      if !joins(tile, place, a, b) {
        passages.append(
          AlignedPassage(a: tile.a..<tile.a, b: tile.b..<tile.b, equal: 0))
        contents.append(SharedContent())
      }
      take(tile, a, b)
    }
    extend(a, b)
    unite(a, b)
    for place in passages.indices { passages[place].equal = contents[place].equal }
    rankPassages()
    content = SharedContent(of: passages, contents, inOrderOfB: order, a, b)
  }

  /// Ranks stretches, which are in the order of the first text, by where they begin in the
  /// second: mostly the same order.
  private mutating func rank(_ count: Int, _ start: (Int) -> Int32) {
    order.removeAll(keepingCapacity: true)
    rankB.removeAll(keepingCapacity: true)
    var isOrdered = true
    for place in 0..<count {
      order.append(place)
      rankB.append(place)
      if place > 0, start(place - 1) > start(place) { isOrdered = false }
    }
    guard !isOrdered else { return }
    order.sort { start($0) < start($1) }
    for (rank, place) in order.enumerated() { rankB[place] = rank }
  }

  private mutating func rankPassages() {
    let passages = passages
    rank(passages.count) { passages[$0].b.lowerBound }
  }

  /// Whether a tile goes on with the last passage; if so, the words between are taken in.
  private mutating func joins(
    _ tile: MatchingRun, _ place: Int, _ a: ComparedText, _ b: ComparedText
  ) -> Bool {
    guard let last = passages.last, rankB[place] == rankB[place - 1] + 1 else {
      return false
    }
    let (gapA, gapB) = (last.a.upperBound..<tile.a, last.b.upperBound..<tile.b)
    let longest = max(gapA.count, gapB.count)
    guard longest <= GapAlignment.limit else { return false }
    gap.align(a.words.span.part(gapA), b.words.span.part(gapB))
    guard
      longest <= Alignment.smallGap
        || Double(gap.equal) >= Alignment.likeness * Double(longest)
    else { return false }
    count(gapA, gapB, a, b, in: passages.count - 1)
    return true
  }

  /// Adds a tile at the end of the last passage.
  private mutating func take(_ tile: MatchingRun, _ a: ComparedText, _ b: ComparedText) {
    let last = passages.count - 1
    let (endA, endB) = (tile.a + tile.words, tile.b + tile.words)
    passages[last].a = passages[last].a.lowerBound..<endA
    passages[last].b = passages[last].b.lowerBound..<endB
    contents[last].equal += tile.words
    contents[last].countA(a.traits.span.part(tile.a..<endA))
    contents[last].countB(b.traits.span.part(tile.b..<endB))
  }

  /// Counts the words of a stretch that was just aligned for a passage.
  private mutating func count(
    _ gapA: Range<Int32>, _ gapB: Range<Int32>, _ a: ComparedText, _ b: ComparedText,
    in passage: Int
  ) {
    var content = contents[passage]
    content.equal += Int32(gap.equal)
    var numbers = (a: 0 as Int32, b: 0 as Int32)
    for (k, place) in gapA.enumerated() {
      if gap.matchedA >> UInt64(k) & 1 != 0 {
        content.countA(a.traits(at: place))
      } else if ComparedText.isNumber(a.word(at: place)) {
        numbers.a += 1
      }
    }
    for (k, place) in gapB.enumerated() {
      if gap.matchedB >> UInt64(k) & 1 != 0 {
        content.countB(b.traits(at: place))
      } else if ComparedText.isNumber(b.word(at: place)) {
        numbers.b += 1
      }
    }
    content.differingNumbers += min(numbers.a, numbers.b)
    contents[passage] = content
  }

  /// Extends every passage at both ends, as far as its neighbours in both texts let it.
  private mutating func extend(_ a: ComparedText, _ b: ComparedText) {
    rankPassages()
    let ends = (Int32(a.words.count), Int32(b.words.count))
    for (rank, place) in order.enumerated() {
      let passage = passages[place]
      let before = (
        place > 0 ? passages[place - 1].a.upperBound : 0,
        rank > 0 ? passages[order[rank - 1]].b.upperBound : 0
      )
      let after = (
        place + 1 < passages.count ? passages[place + 1].a.lowerBound : ends.0,
        rank + 1 < order.count ? passages[order[rank + 1]].b.lowerBound : ends.1
      )
      extend(
        place, over: before.0..<passage.a.lowerBound, before.1..<passage.b.lowerBound,
        isBackward: true, endsTexts: before == (0, 0), a, b)
      extend(
        place, over: passage.a.upperBound..<after.0, passage.b.upperBound..<after.1,
        isBackward: false, endsTexts: after == ends, a, b)
    }
  }

  /// Makes one of neighbours that have been extended towards one another.
  private mutating func unite(_ a: ComparedText, _ b: ComparedText) {
    var kept = 0
    for place in passages.indices.dropFirst() {
      let (last, next) = (passages[kept], passages[place])
      let follows = rankB[place] == rankB[place - 1] + 1
      let gapA = last.a.upperBound..<next.a.lowerBound
      let gapB = follows ? last.b.upperBound..<next.b.lowerBound : 0..<0
      if follows, max(gapA.count, gapB.count) <= Alignment.smallGap {
        gap.align(a.words.span.part(gapA), b.words.span.part(gapB))
        count(gapA, gapB, a, b, in: kept)
        passages[kept].a = last.a.united(with: next.a)
        passages[kept].b = last.b.united(with: next.b)
        contents[kept].add(contents[place])
      } else {
        kept += 1
        passages[kept] = next
        contents[kept] = contents[place]
      }
    }
    passages.removeLast(passages.count - kept - 1)
    contents.removeLast(contents.count - kept - 1)
  }

  private mutating func extend(
    _ place: Int, over freeA: Range<Int32>, _ freeB: Range<Int32>, isBackward: Bool,
    endsTexts: Bool, _ a: ComparedText, _ b: ComparedText
  ) {
    guard !freeA.isEmpty, !freeB.isEmpty else { return }
    let reached = extender.reach(
      a.words.span.part(freeA), b.words.span.part(freeB), isBackward: isBackward,
      endsTexts: endsTexts)
    guard reached.a > 0 || reached.b > 0 else { return }
    let (x, y) = (Int32(reached.a), Int32(reached.b))
    let newA = isBackward ? freeA.upperBound - x..<freeA.upperBound : freeA.prefix(x)
    let newB = isBackward ? freeB.upperBound - y..<freeB.upperBound : freeB.prefix(y)
    gap.align(a.words.span.part(newA), b.words.span.part(newB))
    count(newA, newB, a, b, in: place)
    passages[place].a = passages[place].a.united(with: newA)
    passages[place].b = passages[place].b.united(with: newB)
  }
}

extension Span {
  /// The elements at some positions.
  @_lifetime(copy self)
  fileprivate func part(_ range: Range<Int32>) -> Span {
    extracting(Int(range.lowerBound)..<Int(range.upperBound))
  }
}

extension Range<Int32> {
  fileprivate func prefix(_ count: Int32) -> Range { lowerBound..<lowerBound + count }

  fileprivate func united(with other: Range) -> Range {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
