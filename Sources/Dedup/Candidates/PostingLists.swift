internal import Vectors

/// Picks out of sorted postings the lists in which texts can meet.
///
/// A posting is a fingerprint in the high half of a number and a text in the low one, whose
/// highest bit is left to a mark.
package struct PostingLists: Sendable {
  /// Longest list that is kept.
  private let limit: Int
  /// The order by whose ranks the postings number the texts, if not every two of them may be
  /// a pair.
  private let order: TextOrder?
  /// The texts that each number of a posting stands for, if they are not ranks already.
  private let ranks: RowRanks?

  /// What was found in some lists.
  package struct Kept: Sendable {
    /// The postings of the lists that are kept.
    package var postings: [UInt64] = []
    /// Lists left out because too many texts are in them.
    package var cappedLists = 0
  }

  /// Lists of at most `limit` texts, or where there is an order of as many pairs as these
  /// have; lists of a single posting, or without a pair, are dropped in any case.
  package init(limit: Int, order: TextOrder? = nil) {
    self.init(limit: limit, order: order, ranks: nil)
  }

  init(limit: Int, order: TextOrder?, ranks: RowRanks?) {
    self.limit = limit
    self.order = order
    self.ranks = ranks
  }

  /// The lists that are kept, of some whole ones.
  ///
  /// - Complexity: O(*n*), and the sorting of the lists whose numbers are to be ranked.
  package func kept(of postings: Span<UInt64>) -> Kept {
    guard let order else { return kept(ofAny: postings) }
    let ranked =
      ranks.map { $0.ranked(postings) } ?? postings.indices.map { postings[$0] }
    return kept(of: ranked, order)
  }

  /// The lists kept where any two texts may be a pair.
  private func kept(ofAny postings: Span<UInt64>) -> Kept {
    var kept = Kept()
    var start = 0
    while start < postings.count {
      let end = PostingLists.end(of: start, in: postings)
      if end - start > limit {
        kept.cappedLists += 1
      } else if end - start > 1 {
        kept.postings.append(copying: postings.extracting(start..<end))
      }
      start = end
    }
    return kept
  }

  /// The lists kept of those in which some pairs may meet.
  private func kept(of ranked: [UInt64], _ order: TextOrder) -> Kept {
    var kept = Kept()
    let jumps = order.jumps(in: ranked)
    let pairLimit = limit < 1 << 31 ? limit * (limit - 1) / 2 : .max
    let postings = ranked.span
    var start = 0
    while start < postings.count {
      let end = PostingLists.end(of: start, in: postings)
      let isLong = end - start > limit
      // Of a short list it matters only whether it has any.
      let pairs =
        end - start > 1
        ? order.meetingCount(
          in: start..<end, of: postings, jumps.span, limit: isLong ? pairLimit : 0) : 0
      if isLong, pairs > pairLimit {
        kept.cappedLists += 1
      } else if pairs > 0 {
        kept.postings.append(copying: postings.extracting(start..<end))
      }
      start = end
    }
    return kept
  }

  /// Where the list that starts at a place ends.
  @inline(__always)
  static func end(of start: Int, in postings: Span<UInt64>) -> Int {
    let key = postings[start] >> 32
    var end = start + 1
    while end < postings.count, postings[end] >> 32 == key { end += 1 }
    return end
  }
}
