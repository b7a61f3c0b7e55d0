package import Vectors

/// An inverted index over 32-bit fingerprints: which texts have each, and how many any two
/// texts have in common.
///
/// A posting is a fingerprint and a text in one number. Sorted by fingerprint they form
/// lists in which texts ascend; a second array tells for each text at which postings it
/// looks. Twelve bytes a posting that is kept.
package struct PostingIndex: Sendable {
  /// Fingerprint in the high half, text in the low one; in order.
  private var postings: [UInt64]
  /// For each text the postings from which it looks for partners.
  private var probes: [Int32]
  private var probeStarts: [Int]

  /// What leads past texts that may not be pairs; nil where any two may.
  private var walk: Walk?

  /// Fingerprints left out because too many texts have them.
  package private(set) var cappedFingerprints = 0

  /// The index of some postings.
  ///
  /// - Parameters:
  ///   - postings: in ascending order of text.
  ///   - isProbe: for each posting whether its text looks for partners from it; nil if all
  ///     do.
  ///   - textCount: number of texts.
  ///   - limit: longest list kept; lists of a single posting are dropped in any case.
  ///   - order: the order by whose ranks the postings number the texts, if not every two of
  ///     them may be a pair; then longer lists are kept as well, as long as they have no
  ///     more such pairs than a list of `limit`.
  /// - Complexity: O(*n*).
  package init(
    _ postings: [UInt64], isProbe: [Bool]?, textCount: Int, limit: Int,
    order: TextOrder? = nil
  ) {
    var sorted = postings
    if let isProbe {
      // The texts' numbers stay below 2³¹, which leaves the top bit of the half as a mark.
      for i in sorted.indices where isProbe[i] { sorted[i] |= PostingIndex.mark }
    }
    RadixSort.sort(&sorted, bits: 32..<64)
    let jumps = order?.jumps(in: sorted) ?? []
    let pairLimit = limit < 1 << 31 ? limit * (limit - 1) / 2 : .max
    var kept = 0
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] >> 32 == sorted[start] >> 32 { end += 1 }
      let isLong = end - start > limit
      // Of a short list it matters only whether it has any.
      let pairs = order.map {
        $0.meetingCount(
          in: start..<end, of: sorted.span, jumps.span, limit: isLong ? pairLimit : 0)
      }
      if isLong, pairs.map({ $0 > pairLimit }) ?? true {
        cappedFingerprints += 1
      } else if end - start > 1, pairs != 0 {
        for i in start..<end {
          sorted[kept] = sorted[i]
          kept += 1
        }
      }
      start = end
    }
    sorted.removeLast(sorted.count - kept)
    if let order { walk = Walk(order, in: &sorted, isMarked: isProbe != nil) }
    self.postings = sorted
    probes = []
    probeStarts = []
    listProbes(all: isProbe == nil || order != nil, textCount: textCount)
  }

  private static let mark: UInt64 = 1 << 31

  /// How postings are walked where not every two texts may be a pair: each text looks from
  /// all its postings at those that come after it, whichever of the two is the smaller.
  private struct Walk {
    let order: TextOrder
    let jumps: [Int32]
    /// For each posting whether a text as small as its partner looks from it; empty if all
    /// do.
    let isProbe: [Bool]

    /// Takes the marks off the postings.
    init(_ order: TextOrder, in postings: inout [UInt64], isMarked: Bool) {
      self.order = order
      isProbe = isMarked ? postings.map { $0 & PostingIndex.mark != 0 } : []
      if isMarked { for i in postings.indices { postings[i] &= ~PostingIndex.mark } }
      jumps = order.jumps(in: postings)
    }
  }

  private mutating func listProbes(all: Bool, textCount: Int) {
    var starts = Array(repeating: 0, count: textCount + 1)
    for posting in postings where all || posting & PostingIndex.mark != 0 {
      starts[Int(posting & (PostingIndex.mark - 1)) + 1] += 1
    }
    for text in 0..<textCount { starts[text + 1] += starts[text] }
    probes = Array(repeating: 0, count: starts[textCount])
    var next = starts
    for i in postings.indices where all || postings[i] & PostingIndex.mark != 0 {
      postings[i] &= ~PostingIndex.mark
      let text = Int(postings[i] & 0xFFFF_FFFF)
      probes[next[text]] = Int32(i)
      next[text] += 1
    }
    probeStarts = starts
  }

  /// Pairs of texts that meet in at least `minimum` of the first one's probes.
  ///
  /// A text looks for partners that come after it in the order of size and then number,
  /// and whose size times `ratio` it reaches; with `sizes` nil, for all later texts, or
  /// those that it may meet where the index has an order.
  ///
  /// - Returns: the pairs in no useful order, each once.
  /// - Complexity: O(Σ probes · list length) time; 4 bytes a text for each thread.
  package func pairs(
    minimum: Int, sizes: [Int32]? = nil, ratio: Double = 0, parallel: Parallel
  ) -> [TextPair] {
    let textCount = probeStarts.count - 1
    // Chunks of many texts, since each clears counters for all texts once.
    let grain = max(256, textCount / 64)
    let chunks = parallel.map(count: textCount, grain: grain) { range in
      var counts = Array(repeating: 0 as Int32, count: textCount)
      var touched: [Int32] = []
      var pairs: [TextPair] = []
      for text in range {
        if let walk {
          countMeetings(
            of: text, walk, sizes: sizes, ratio: ratio, in: &counts, touched: &touched)
        } else {
          count(text, sizes: sizes, ratio: ratio, in: &counts, touched: &touched)
        }
        for partner in touched {
          if Int(counts[Int(partner)]) >= minimum {
            pairs.append(TextPair(Int32(text), partner))
          }
          counts[Int(partner)] = 0
        }
        touched.removeAll(keepingCapacity: true)
      }
      return pairs
    }
    return chunks.flatMap(\.self)
  }

  /// Counts the meetings of one text with its possible partners.
  private func count(
    _ text: Int, sizes: [Int32]?, ratio: Double, in counts: inout [Int32],
    touched: inout [Int32]
  ) {
    let postings = postings.span
    let size = sizes?[text] ?? 0
    let greatest = ratio > 0 ? Double(size) / ratio : .infinity
    func look(at partner: Int) {
      if let sizes {
        let other = sizes[partner]
        guard other > size || other == size && partner > text, Double(other) <= greatest
        else { return }
      }
      if counts[partner] == 0 { touched.append(Int32(partner)) }
      counts[partner] += 1
    }
    for probe in probes[probeStarts[text]..<probeStarts[text + 1]] {
      let fingerprint = postings[Int(probe)] >> 32
      var i = Int(probe) + 1
      while i < postings.count, postings[i] >> 32 == fingerprint {
        let partner = Int(postings[i] & 0xFFFF_FFFF)
        // A text may stand in a list twice if two of its shingles share a fingerprint.
        if partner != text { look(at: partner) }
        i += 1
      }
      guard sizes != nil else { continue }
      i = Int(probe) - 1
      while i >= 0, postings[i] >> 32 == fingerprint {
        let partner = Int(postings[i] & 0xFFFF_FFFF)
        if partner != text { look(at: partner) }
        i -= 1
      }
    }
  }

  /// Counts the meetings of the text of a rank with those after it that it may meet.
  private func countMeetings(
    of rank: Int, _ walk: Walk, sizes: [Int32]?, ratio: Double, in counts: inout [Int32],
    touched: inout [Int32]
  ) {
    let (postings, jumps) = (postings.span, walk.jumps.span)
    let size = sizes?[rank] ?? 0
    for probe in probes[probeStarts[rank]..<probeStarts[rank + 1]] {
      var place = Int(probe) + 1
      while let met = walk.order.meeting(
        from: place, of: Int(probe), in: postings, jumps)
      {
        place = met + 1
        let partner = TextOrder.rank(postings[met])
        if let sizes {
          let other = sizes[partner]
          guard Double(min(size, other)) >= ratio * Double(max(size, other)),
            walk.isProbe.isEmpty || walk.isProbe[size <= other ? Int(probe) : met]
          else { continue }
        }
        if counts[partner] == 0 { touched.append(Int32(partner)) }
        counts[partner] += 1
      }
    }
  }
}
