extension SharedContent {
  /// A passage that begins before this word begins its text: a dateline and a credit may
  /// stand before it.
  private static let head: Int32 = 8
  /// Words from the end of a passage within which an excerpt breaks off.
  private static let edge = 2
  /// Share of a text that is its tail.
  private static let tailShare = 0.25

  /// What all passages of two texts hold.
  ///
  /// - Parameters:
  ///   - passages: in the order of the first text.
  ///   - contents: the words that each holds.
  ///   - order: the places of the passages in the order of the second text.
  ///   - a: the first text.
  ///   - b: the second.
  init(
    of passages: [AlignedPassage], _ contents: [SharedContent], inOrderOfB order: [Int],
    _ a: ComparedText, _ b: ComparedText
  ) {
    for place in passages.indices {
      add(contents[place])
      longest = max(longest, contents[place].equal)
      let own = min(contents[place].ownA, contents[place].ownB)
      if SharedContent.isTeaser(passages[place], a, b) {
        formula += contents[place].equal
        continue
      }
      formula += contents[place].equal - own
      longestOwn = max(longestOwn, own)
      if SharedContent.isTail(passages[place], a, b) {
        tail += own
      } else {
        longestOwnBeforeTail = max(longestOwnBeforeTail, own)
      }
    }
    let unshared = (
      SharedContent.longestBetween(passages.lazy.map(\.a), a.words.count),
      SharedContent.longestBetween(order.lazy.map { passages[$0].b }, b.words.count)
    )
    longestUnshared = max(unshared.0, unshared.1)
  }

  /// Whether a passage is the beginning of one text and in the other an excerpt that breaks
  /// off: what sites print below an article to lead on to the next.
  private static func isTeaser(
    _ passage: AlignedPassage, _ a: ComparedText, _ b: ComparedText
  )
    -> Bool
  {
    func breaksOff(_ range: Range<Int32>, in text: ComparedText) -> Bool {
      range.suffix(SharedContent.edge).contains {
        text.traits(at: $0).contains(.cutOff)
      }
    }
    return passage.a.lowerBound <= SharedContent.head && breaksOff(passage.b, in: b)
      || passage.b.lowerBound <= SharedContent.head && breaksOff(passage.a, in: a)
  }

  /// Whether a passage stands in the last quarter of both texts.
  private static func isTail(
    _ passage: AlignedPassage, _ a: ComparedText, _ b: ComparedText
  )
    -> Bool
  {
    func isTail(_ range: Range<Int32>, of text: ComparedText) -> Bool {
      let count = Double(text.words.count)
      return Double(range.lowerBound) >= (1 - SharedContent.tailShare) * count
    }
    return isTail(passage.a, of: a) && isTail(passage.b, of: b)
  }

  /// The most words between two of some ranges that ascend, or before or after them.
  private static func longestBetween(_ ranges: some Sequence<Range<Int32>>, _ count: Int)
    -> Int32
  {
    var (longest, end) = (0 as Int32, 0 as Int32)
    for range in ranges {
      longest = max(longest, range.lowerBound - end)
      end = range.upperBound
    }
    return max(longest, Int32(count) - end)
  }
}
