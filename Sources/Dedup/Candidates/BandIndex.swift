package import Vectors

/// Candidates whose sketches agree in a whole band.
///
/// For each band every text has a key of 32 bits; sorting the keys brings equal ones
/// together. Keys that agree by accident, about *n*²/2³³ pairs a band, cost a look and
/// decide nothing.
package struct BandIndex: Sendable {
  package let bands: Bands
  package let slots: Int
  /// The order in which texts are looked at where not every two may be a pair; nil for that
  /// of their numbers.
  package let order: TextOrder?

  /// Texts of one key up to which all pairs are taken.
  package var bucketLimit = 64
  /// How many of the texts that follow it a text of a larger bucket is paired with,
  /// beside the bucket's first.
  package var neighbours = 8

  /// An index of sketches of `slots` slots.
  package init(bands: Bands, slots: Int, order: TextOrder? = nil) {
    self.bands = bands
    self.slots = slots
    self.order = order
  }

  /// What the bands propose.
  package struct Result: Sendable {
    /// The candidates in order, each once.
    package var pairs: [TextPair] = []
    /// Buckets above the limit, in which not every pair was taken.
    package var cappedBuckets = 0
  }

  /// Every pair of texts that share a band.
  ///
  /// - Parameters:
  ///   - sketches: the filled sketches of all texts, one after another.
  ///   - parallel: bands are shared among its threads.
  /// - Returns: the pairs, and how many buckets were not paired in full.
  /// - Complexity: O(*b* · *n*) for the keys and their order, plus at most
  ///   ``bucketLimit`` pairs a text and band.
  package func candidates(of sketches: [UInt16], parallel: Parallel) -> Result {
    let found = parallel.map(count: bands.count, grain: 1) { range in
      var result = Result()
      for band in range { collect(band, of: sketches.span, into: &result) }
      return result
    }
    return Result(
      pairs: .united(found.map(\.pairs)),
      cappedBuckets: found.reduce(0) { $0 + $1.cappedBuckets })
  }

  /// The key by which texts meet in a band: a hash of the band's slots and number.
  package func key(ofBand band: Int, in sketch: Span<UInt16>) -> UInt32 {
    var key = UInt64(band)
    for row in 0..<bands.rows {
      key = SplitMix64.mix(key ^ UInt64(sketch[band * bands.rows + row]) << 16)
    }
    return UInt32(truncatingIfNeeded: key)
  }

  private func collect(_ band: Int, of sketches: Span<UInt16>, into result: inout Result)
  {
    var records: [UInt64] = []
    records.reserveCapacity(sketches.count / slots)
    for rank in 0..<sketches.count / slots {
      let text = order.map { Int($0.texts[rank]) } ?? rank
      let sketch = sketches.extracting(text * slots..<(text + 1) * slots)
      records.append(UInt64(key(ofBand: band, in: sketch)) << 32 | UInt64(rank))
    }
    RadixSort.sort(&records, bits: 32..<64)
    let jumps = order?.jumps(in: records) ?? []
    var start = 0
    while start < records.count {
      var end = start + 1
      while end < records.count, records[end] >> 32 == records[start] >> 32 { end += 1 }
      if let order, end - start > 1 {
        pairUp(start..<end, of: records.span, jumps.span, order, into: &result)
      } else if end - start > 1 {
        pairUp(records[start..<end], into: &result)
      }
      start = end
    }
  }

  private func pairUp(_ bucket: ArraySlice<UInt64>, into result: inout Result) {
    let isLarge = bucket.count > bucketLimit
    if isLarge { result.cappedBuckets += 1 }
    let reach = isLarge ? neighbours : bucketLimit
    for i in bucket.indices {
      let text = Int32(truncatingIfNeeded: bucket[i])
      if isLarge, i > bucket.startIndex + reach {
        let first = Int32(truncatingIfNeeded: bucket[bucket.startIndex])
        result.pairs.append(TextPair(first, text))
      }
      for j in i + 1..<max(i + 1, min(i + 1 + reach, bucket.endIndex)) {
        result.pairs.append(TextPair(text, Int32(truncatingIfNeeded: bucket[j])))
      }
    }
  }

  /// The pairs of a bucket that may meet or, if they are too many, of each text those with
  /// the last before it and the next after it.
  private func pairUp(
    _ bucket: Range<Int>, of records: Span<UInt64>, _ jumps: Span<Int32>,
    _ order: TextOrder, into result: inout Result
  ) {
    let limit = bucketLimit * (bucketLimit - 1) / 2
    let isLarge = order.meetingCount(in: bucket, of: records, jumps, limit: limit) > limit
    if isLarge { result.cappedBuckets += 1 }
    var last: Int?
    for probe in bucket {
      if probe > bucket.lowerBound,
        !order.areOfOneSide(records[probe - 1], records[probe])
      {
        last = probe - 1
      }
      if isLarge, let last, order.areInTime(records[last], records[probe]) {
        result.pairs.append(order.pair(records[last], records[probe]))
      }
      var left = isLarge ? neighbours : .max
      var place = probe + 1
      while left > 0,
        let met = order.meeting(from: place, of: probe, in: records, jumps)
      {
        result.pairs.append(order.pair(records[probe], records[met]))
        place = met + 1
        left -= 1
      }
    }
  }
}
