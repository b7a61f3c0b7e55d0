package import Vectors

/// Candidates whose sketches agree in a whole band.
///
/// For each band every text has a key of 32 bits; sorting the keys brings equal ones
/// together. Keys of bands of more than two rows that agree by accident, about *n*²/2³³
/// pairs a band, cost a look and decide nothing.
package struct BandIndex: Sendable {
  package let bands: Bands
  /// The order in which texts are looked at where not every two may be a pair; nil for that
  /// of their numbers.
  package let order: TextOrder?

  /// Texts of one key up to which all pairs are taken.
  package var bucketLimit = 64
  /// How many of the texts that follow it a text of a larger bucket is paired with,
  /// beside the bucket's first.
  package var neighbours = 8

  /// Bands whose keys are in memory together; sketches are walked once for all of them.
  private static let bandsAtATime = 8
  /// Sketches whose keys are made at once.
  private static let grain = 4096

  /// An index of sketches by these bands.
  package init(bands: Bands, order: TextOrder? = nil) {
    self.bands = bands
    self.order = order
  }

  /// Adds to `proposed` every pair of texts that share a band.
  ///
  /// - Parameters:
  ///   - sketches: filled sketches.
  ///   - rows: which of them each text has; nil if they are those of the texts in order.
  ///   - proposed: where pairs go, some of them once for each band they share.
  ///   - parallel: bands are shared among its threads.
  /// - Throws: `ExportError` if sketches cannot be read or pairs set aside.
  /// - Returns: number of buckets above the limit, in which not every pair was taken.
  /// - Complexity: O(*b* · *n*) for the keys and their order, plus at most
  ///   ``bucketLimit`` pairs a text and band; 32 bytes a text for keys and 16 for each
  ///   thread.
  package func propose(
    of sketches: StoredRows<UInt16>, rows: [Int32]? = nil,
    to proposed: inout ProposedPairs, parallel: Parallel
  ) throws(ExportError) -> Int {
    let rowOfRank = order.map { order in
      order.texts.map { text in rows.map { $0[Int(text)] } ?? text }
    }
    var cappedBuckets = 0
    for first in stride(from: 0, to: bands.count, by: Self.bandsAtATime) {
      let group = first..<min(first + Self.bandsAtATime, bands.count)
      let keys = try keys(of: sketches, group, parallel: parallel.reporting(to: nil))
      let found = parallel.map(
        count: group.count, grain: 1, storage: { _ in Storage() },
        { (storage: inout Storage, range) -> Result in
          storage.fill(with: keys, ofBand: range.lowerBound, rowOfRank)
          var result = Result()
          collect(&storage, into: &result)
          return result
        })
      for result in found {
        try proposed.append(result.pairs)
        cappedBuckets += result.cappedBuckets
      }
    }
    return cappedBuckets
  }

  /// What some buckets propose.
  package struct Result: Sendable {
    /// Pairs of texts, some of them several times.
    package var pairs: [TextPair] = []
    /// Buckets above the limit, in which not every pair was taken.
    package var cappedBuckets = 0
  }

  /// Adds what buckets propose in which any two texts may be a pair.
  ///
  /// - Parameters:
  ///   - records: a key in the high half, a text in the low one; in order.
  ///   - result: what to add to.
  package func collect(_ records: Span<UInt64>, into result: inout Result) {
    var start = 0
    while start < records.count {
      let end = PostingLists.end(of: start, in: records)
      if end - start > 1 { pairUp(start..<end, of: records, into: &result) }
      start = end
    }
  }

  /// The keys of a few bands.
  private struct Keys: Sendable {
    /// Chunks of ``BandIndex/grain`` sketches; in each, band after band, the keys of all.
    var chunks: [[UInt32]]
    var bandCount: Int
  }

  private func keys(
    of sketches: StoredRows<UInt16>, _ group: Range<Int>, parallel: Parallel
  ) throws(ExportError) -> Keys {
    let chunks = try parallel.map(count: sketches.count, grain: Self.grain) {
      rows throws(ExportError) -> [UInt32] in
      var scratch: [UInt16] = []
      return try sketches.withRows(rows, scratch: &scratch) { numbers in
        keys(of: numbers, width: sketches.width, count: rows.count, group)
      }
    }
    return Keys(chunks: chunks, bandCount: group.count)
  }

  private func keys(
    of sketches: Span<UInt16>, width: Int, count: Int, _ group: Range<Int>
  ) -> [UInt32] {
    var keys = Array(repeating: 0 as UInt32, count: group.count * count)
    var output = keys.mutableSpan
    for row in 0..<count {
      for band in group {
        let start = row * width + band * bands.rows
        output[(band - group.lowerBound) * count + row] = Bands.key(
          of: sketches.extracting(start..<start + bands.rows))
      }
    }
    return keys
  }

  /// What a thread uses again from band to band.
  private struct Storage {
    /// A key in the high half and a rank in the low one.
    var records: [UInt64] = []
    var scratch: [UInt64] = []

    mutating func fill(with keys: Keys, ofBand band: Int, _ rowOfRank: [Int32]?) {
      records.removeAll(keepingCapacity: true)
      if let rowOfRank {
        for (rank, row) in rowOfRank.enumerated() {
          let (chunk, place) = Int(row).quotientAndRemainder(dividingBy: BandIndex.grain)
          let count = keys.chunks[chunk].count / keys.bandCount
          let key = keys.chunks[chunk][band * count + place]
          records.append(UInt64(key) << 32 | UInt64(rank))
        }
        return
      }
      for chunk in keys.chunks {
        let count = chunk.count / keys.bandCount
        for key in chunk[band * count..<(band + 1) * count] {
          records.append(UInt64(key) << 32 | UInt64(records.count))
        }
      }
    }
  }

  private func collect(_ storage: inout Storage, into result: inout Result) {
    RadixSort.sort(&storage.records, bits: 32..<64, scratch: &storage.scratch)
    guard let order else { return collect(storage.records.span, into: &result) }
    let jumps = order.jumps(in: storage.records)
    let records = storage.records.span
    var start = 0
    while start < records.count {
      let end = PostingLists.end(of: start, in: records)
      if end - start > 1 {
        pairUp(start..<end, of: records, jumps.span, order, into: &result)
      }
      start = end
    }
  }

  private func pairUp(
    _ bucket: Range<Int>, of records: Span<UInt64>, into result: inout Result
  ) {
    let isLarge = bucket.count > bucketLimit
    if isLarge { result.cappedBuckets += 1 }
    let reach = isLarge ? neighbours : bucketLimit
    for i in bucket {
      let text = Int32(truncatingIfNeeded: records[i])
      if isLarge, i > bucket.lowerBound + reach {
        let first = Int32(truncatingIfNeeded: records[bucket.lowerBound])
        result.pairs.append(TextPair(first, text))
      }
      for j in i + 1..<max(i + 1, min(i + 1 + reach, bucket.upperBound)) {
        result.pairs.append(TextPair(text, Int32(truncatingIfNeeded: records[j])))
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
