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
  package private(set) var content = Content()

  /// What the passages of a pair hold in all.
  package struct Content: Sendable, Hashable {
    /// Equal words.
    package var equal: Int32 = 0
    /// Equal words that are the first text's own.
    package var ownA: Int32 = 0
    /// Equal words that are the second text's own.
    package var ownB: Int32 = 0
    /// The most own words of one passage.
    package var longestOwn: Int32 = 0
    /// Places at which both texts have a number, and not the same.
    package var differingNumbers: Int32 = 0
  }

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
  /// Where tiles or passages begin in the second text.
  private var startsB: [Int32] = []
  /// Tiles or passages in the order of the second text.
  private var order: [Int] = []
  /// For each of them its place in that order.
  private var rankB: [Int] = []
  /// For each passage its equal words that are own words of either text.
  private var own: [(a: Int32, b: Int32)] = []

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
    own.removeAll(keepingCapacity: true)
    content = Content()
    guard !tiles.isEmpty else { return }
    rank(tiles.lazy.map(\.b))
    for (place, tile) in tiles.enumerated() {
      if !joins(tile, place, a, b) {
        passages.append(
          AlignedPassage(a: tile.a..<tile.a, b: tile.b..<tile.b, equal: 0))
        own.append((0, 0))
      }
      take(tile, a, b)
    }
    extend(a, b)
    unite(a, b)
    for (passage, own) in zip(passages, own) {
      content.equal += passage.equal
      content.ownA += own.a
      content.ownB += own.b
      content.longestOwn = max(content.longestOwn, min(own.a, own.b))
    }
  }

  /// Takes the first text for the second.
  package mutating func reverse() {
    for place in passages.indices { passages[place] = passages[place].reversed }
    passages.sort { $0.a.lowerBound < $1.a.lowerBound }
    swap(&content.ownA, &content.ownB)
  }

  /// Ranks stretches, which are in the order of the first text, by the second.
  private mutating func rank(_ starts: some Collection<Int32>) {
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: 0..<starts.count)
    startsB.removeAll(keepingCapacity: true)
    startsB.append(contentsOf: starts)
    order.sort { startsB[$0] < startsB[$1] }
    rankB.removeAll(keepingCapacity: true)
    rankB.append(contentsOf: repeatElement(0, count: order.count))
    for (rank, place) in order.enumerated() { rankB[place] = rank }
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
    gap.align(a.words[part: gapA], b.words[part: gapB])
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
    passages[last].a = passages[last].a.lowerBound..<tile.a + tile.words
    passages[last].b = passages[last].b.lowerBound..<tile.b + tile.words
    passages[last].equal += tile.words
    for k in 0..<Int(tile.words) {
      if a.isOwn[a.isOwn.startIndex + Int(tile.a) + k] { own[last].a += 1 }
      if b.isOwn[b.isOwn.startIndex + Int(tile.b) + k] { own[last].b += 1 }
    }
  }

  /// Counts the words of a stretch that was just aligned for a passage.
  private mutating func count(
    _ gapA: Range<Int32>, _ gapB: Range<Int32>, _ a: ComparedText, _ b: ComparedText,
    in passage: Int
  ) {
    passages[passage].equal += Int32(gap.equal)
    let inA = tally(gapA, gap.matchedA, a)
    let inB = tally(gapB, gap.matchedB, b)
    own[passage].a += inA.own
    own[passage].b += inB.own
    content.differingNumbers += min(inA.numbers, inB.numbers)
  }

  /// Matched own words and unmatched numbers of a stretch.
  private func tally(_ range: Range<Int32>, _ matched: UInt64, _ text: ComparedText) -> (
    own: Int32, numbers: Int32
  ) {
    var (own, numbers) = (0 as Int32, 0 as Int32)
    for (k, place) in range.enumerated() {
      if matched >> UInt64(k) & 1 != 0 {
        if text.isOwn[text.isOwn.startIndex + Int(place)] { own += 1 }
      } else if ComparedText.isNumber(text.words[text.words.startIndex + Int(place)]) {
        numbers += 1
      }
    }
    return (own, numbers)
  }

  /// Extends every passage at both ends, as far as its neighbours in both texts let it.
  private mutating func extend(_ a: ComparedText, _ b: ComparedText) {
    rank(passages.lazy.map(\.b.lowerBound))
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
        gap.align(a.words[part: gapA], b.words[part: gapB])
        count(gapA, gapB, a, b, in: kept)
        passages[kept].a = last.a.united(with: next.a)
        passages[kept].b = last.b.united(with: next.b)
        passages[kept].equal += next.equal
        own[kept].a += own[place].a
        own[kept].b += own[place].b
      } else {
        kept += 1
        passages[kept] = next
        own[kept] = own[place]
      }
    }
    passages.removeLast(passages.count - kept - 1)
    own.removeLast(own.count - kept - 1)
  }

  private mutating func extend(
    _ place: Int, over freeA: Range<Int32>, _ freeB: Range<Int32>, isBackward: Bool,
    endsTexts: Bool, _ a: ComparedText, _ b: ComparedText
  ) {
    guard !freeA.isEmpty, !freeB.isEmpty else { return }
    let reached = extender.reach(
      WordWalk(a.words, freeA, isBackward: isBackward),
      WordWalk(b.words, freeB, isBackward: isBackward), endsTexts: endsTexts)
    guard reached.a > 0 || reached.b > 0 else { return }
    let (x, y) = (Int32(reached.a), Int32(reached.b))
    let newA = isBackward ? freeA.upperBound - x..<freeA.upperBound : freeA.prefix(x)
    let newB = isBackward ? freeB.upperBound - y..<freeB.upperBound : freeB.prefix(y)
    gap.align(a.words[part: newA], b.words[part: newB])
    count(newA, newB, a, b, in: place)
    passages[place].a = passages[place].a.united(with: newA)
    passages[place].b = passages[place].b.united(with: newB)
  }
}

extension ArraySlice {
  /// The elements at positions counted from the beginning of the slice.
  fileprivate subscript(part range: Range<Int32>) -> ArraySlice {
    self[startIndex + Int(range.lowerBound)..<startIndex + Int(range.upperBound)]
  }
}

extension Range<Int32> {
  fileprivate func prefix(_ count: Int32) -> Range { lowerBound..<lowerBound + count }

  fileprivate func united(with other: Range) -> Range {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
