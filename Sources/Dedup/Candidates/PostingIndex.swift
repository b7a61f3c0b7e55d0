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

  /// The index of the postings of some lists.
  ///
  /// - Parameters:
  ///   - lists: what was kept of them, in order of their fingerprints; lists are whole, and
  ///     texts ascend in them.
  ///   - isMarked: whether only postings with a ``mark`` are places from which their texts
  ///     look for partners; else all are.
  ///   - textCount: number of texts.
  ///   - order: the order by whose ranks the postings number the texts, if not every two of
  ///     them may be a pair.
  /// - Complexity: O(*n*).
  package init(
    _ lists: consuming [PostingLists.Kept], isMarked: Bool, textCount: Int,
    order: TextOrder? = nil
  ) {
    postings = []
    postings.reserveCapacity(lists.reduce(0) { $0 + $1.postings.count })
    for i in lists.indices {
      postings += lists[i].postings
      // Given back at once, so that not all are there twice.
      lists[i].postings = []
    }
    if let order { walk = Walk(order, in: &postings, isMarked: isMarked) }
    probes = []
    probeStarts = []
    listProbes(all: !isMarked || order != nil, textCount: textCount)
  }

  /// Marks a posting from which its text looks for partners.
  package static let mark: UInt64 = 1 << 31

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
    // Taken out, so that one can be read while another is written.
    var postings: [UInt64] = []
    swap(&postings, &self.postings)
    for posting in postings where all || posting & PostingIndex.mark != 0 {
      starts[TextOrder.rank(posting) + 1] += 1
    }
    for text in 0..<textCount { starts[text + 1] += starts[text] }
    var probes = Array(repeating: 0 as Int32, count: starts[textCount])
    var next = starts
    for i in postings.indices where all || postings[i] & PostingIndex.mark != 0 {
      postings[i] &= ~PostingIndex.mark
      let text = TextOrder.rank(postings[i])
      probes[next[text]] = Int32(i)
      next[text] += 1
    }
    swap(&postings, &self.postings)
    self.probes = probes
    probeStarts = starts
  }

  /// Pairs of texts that meet in at least `minimum` of the first one's probes.
  ///
  /// As ``meetings(minimum:sizes:ratio:parallel:_:)``.
  package func pairs(
    minimum: Int, sizes: [Int32]? = nil, ratio: Double = 0, parallel: Parallel
  ) -> [[TextPair]] {
    meetings(minimum: minimum, sizes: sizes, ratio: ratio, parallel: parallel) {
      pair, _ in pair
    }
  }

  /// Pairs of texts that meet in at least `minimum` of the first one's probes, with how often
  /// they do.
  ///
  /// A text looks for partners that come after it in the order of size and then number,
  /// and whose size times `ratio` it reaches; with `sizes` nil, for all later texts, or
  /// those that it may meet where the index has an order.
  ///
  /// - Returns: what `record` makes of each pair and the number of its meetings; pairs are in
  ///   no useful order, each once, in as many lists as the work was cut into.
  /// - Complexity: O(Σ probes · list length) time; 4 bytes a text for each thread.
  package func meetings<Record: Sendable>(
    minimum: Int, sizes: [Int32]? = nil, ratio: Double = 0, parallel: Parallel,
    _ record: @Sendable (_ pair: TextPair, _ count: Int) -> Record
  ) -> [[Record]] {
    let textCount = probeStarts.count - 1
    return parallel.map(
      count: textCount, grain: max(256, textCount / 64),
      storage: { _ in
        (counts: Array(repeating: 0 as Int32, count: textCount), touched: [Int32]())
      },
      { (storage: inout (counts: [Int32], touched: [Int32]), range) -> [Record] in
        var records: [Record] = []
        for text in range {
          countMeetings(
            of: text, sizes: sizes, ratio: ratio, in: &storage.counts,
            touched: &storage.touched)
          for partner in storage.touched {
            let count = Int(storage.counts[Int(partner)])
            if count >= minimum {
              records.append(record(TextPair(Int32(text), partner), count))
            }
            storage.counts[Int(partner)] = 0
          }
          storage.touched.removeAll(keepingCapacity: true)
        }
        return records
      })
  }

  private func countMeetings(
    of text: Int, sizes: [Int32]?, ratio: Double, in counts: inout [Int32],
    touched: inout [Int32]
  ) {
    if let walk {
      countMeetings(
        of: text, walk, sizes: sizes, ratio: ratio, in: &counts, touched: &touched)
    } else {
      count(text, sizes: sizes, ratio: ratio, in: &counts, touched: &touched)
    }
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
