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

  /// The order by whose ranks the texts are numbered here, and the jumps of the postings;
  /// nil where any two texts may be a pair.
  private var walk: (order: TextOrder, jumps: [Int32])?

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
  ///     more such pairs than a list of ``limit``.
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
    let pairLimit = order == nil ? .max : limit * (limit - 1) / 2
    var kept = 0
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] >> 32 == sorted[start] >> 32 { end += 1 }
      let pairs = order.map {
        $0.meetingCount(
          in: start..<end, of: sorted.span, jumps.span, limit: pairLimit)
      }
      if end - start > limit, pairs.map({ $0 > pairLimit }) ?? true {
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
    self.postings = sorted
    walk = order.map { ($0, $0.jumps(in: sorted)) }
    probes = []
    probeStarts = []
    listProbes(all: isProbe == nil, textCount: textCount)
  }

  private static let mark: UInt64 = 1 << 31

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
          countMeetings(of: text, walk.order, walk.jumps, in: &counts, touched: &touched)
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
    of rank: Int, _ order: TextOrder, _ jumps: [Int32], in counts: inout [Int32],
    touched: inout [Int32]
  ) {
    let (postings, jumps) = (postings.span, jumps.span)
    for probe in probes[probeStarts[rank]..<probeStarts[rank + 1]] {
      var place = Int(probe) + 1
      while let met = order.meeting(from: place, of: Int(probe), in: postings, jumps) {
        let partner = TextOrder.rank(postings[met])
        if counts[partner] == 0 { touched.append(Int32(partner)) }
        counts[partner] += 1
        place = met + 1
      }
    }
  }
}
