internal import Vectors

/// Pairs of texts that share something, and whether that is enough.
///
/// Two texts may share one fingerprint in each of two ranges, so that a pair with one alone is
/// kept as well, until all ranges are put together: two of them are enough, as in
/// ``ReuseIndex``.
package struct CountedPairs: Sendable {
  /// The earlier text in the high half, the later one above the lowest bit, which tells
  /// whether the pair is a candidate.
  private var records: [UInt64] = []
  private var scratch: [UInt64] = []

  /// Pairs from which on they should be taken: 64 MB, with the storage to sort them.
  package static let usualLimit = 1 << 22

  /// No pairs.
  package init() {}

  /// Whether as many are here as are to be in memory.
  package mutating func isFull(at limit: Int = usualLimit) -> Bool {
    guard records.count >= limit else { return false }
    unite()
    return records.count >= limit / 2
  }

  /// Adds a pair, with whether it is a candidate or shares one fingerprint.
  mutating func append(_ pair: TextPair, isCandidate: Bool) {
    records.append(
      UInt64(pair.a) &<< 32 | UInt64(pair.b) &<< 1 | (isCandidate ? 1 : 0))
  }

  /// Puts the pairs in order, each once.
  private mutating func unite() {
    RadixSort.sort(&records, bits: 0..<64, scratch: &scratch)
    var end = 0
    for record in records {
      if end > 0, records[end - 1] &>> 1 == record &>> 1 {
        records[end - 1] |= 1
      } else {
        records[end] = record
        end += 1
      }
    }
    records.removeLast(records.count - end)
  }

  /// The candidates in order, each once; forgets all pairs.
  package mutating func takeCandidates() -> [TextPair] {
    unite()
    defer { records.removeAll(keepingCapacity: true) }
    return records.filter { $0 & 1 == 1 }.map { TextPair(counted: $0) }
  }
}

extension TextPair {
  /// The pair of a record.
  fileprivate init(counted record: UInt64) {
    self.init(packed: record & 0xFFFF_FFFF_0000_0000 | record &>> 1 & 0x7FFF_FFFF)
  }
}

extension CountedPairs {
  /// Packs all pairs, and forgets them.
  ///
  /// - Parameters:
  ///   - ranges: how many ranges of earlier texts there are.
  ///   - body: takes the number of a range, and a blob.
  /// - Throws: what `body` throws.
  package mutating func takeBlobs<Failure: Error>(
    ranges: Int,
    _ body: (_ range: Int, _ blob: [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    unite()
    var lists = [[UInt64]](repeating: [], count: ranges)
    // Not stretches of numbers: earlier texts have more pairs than later ones.
    for record in records { lists[Int(record &>> 32) % ranges].append(record) }
    records.removeAll(keepingCapacity: true)
    for (range, list) in lists.enumerated() where !list.isEmpty {
      try body(range, CountedPairs.packed(list))
    }
  }

  /// The gaps of some pairs.
  private struct Gaps {
    /// Of earlier texts, each with how many pairs it has beyond one.
    var texts: [(gap: UInt64, more: Int)] = []
    /// Of later texts.
    var partners: [UInt64] = []
    var textSum: UInt64 = 0
    var partnerSum: UInt64 = 0
  }

  private static func packed(_ records: [UInt64]) -> [UInt8] {
    var gaps = Gaps()
    var (a, b) = (0, 0)
    for (i, record) in records.enumerated() {
      let pair = TextPair(counted: record)
      if i == 0 || pair.a != a {
        gaps.texts.append((UInt64(pair.a - a), 0))
        gaps.textSum += UInt64(pair.a - a)
        (a, b) = (pair.a, pair.a)
      } else {
        gaps.texts[gaps.texts.count - 1].more += 1
      }
      gaps.partners.append(UInt64(pair.b - b - 1))
      gaps.partnerSum += UInt64(pair.b - b - 1)
      b = pair.b
    }
    let textCount = gaps.texts.count
    let parameters = (
      text: BlobWriter.parameter(sum: gaps.textSum, count: textCount),
      more: BlobWriter.parameter(
        sum: UInt64(records.count - textCount), count: textCount),
      partner: BlobWriter.parameter(sum: gaps.partnerSum, count: records.count)
    )
    var blob = BlobWriter(.pairs)
    blob.append(count: textCount)
    for parameter in [parameters.text, parameters.more, parameters.partner] {
      blob.append(UInt64(parameter), bits: 6)
    }
    var next = 0
    for (gap, more) in gaps.texts {
      blob.append(gap: gap, parameter: parameters.text)
      blob.append(gap: UInt64(more), parameter: parameters.more)
      for i in next...next + more {
        blob.append(gap: gaps.partners[i], parameter: parameters.partner)
        blob.append(records[i] & 1, bits: 1)
      }
      next += more + 1
    }
    return blob.text()
  }

  /// Takes in the pairs of a blob.
  ///
  /// - Throws: ``BlobFault`` if the text is none of this kind.
  package mutating func append(packed text: Span<UInt8>) throws(BlobFault) {
    var blob = try BlobReader(text, .pairs)
    let count = try blob.entryCount()
    let parameters = (
      text: try blob.parameter(), more: try blob.parameter(),
      partner: try blob.parameter()
    )
    let greatest = UInt64(ArticleRecords.greatestArticle)
    let fault = BlobFault(expected: "pairs of numbers from 0 to \(greatest)")
    var a: UInt64 = 0
    for _ in 0..<count {
      let gap = try blob.gap(parameters.text)
      guard gap <= greatest, a + gap <= greatest else { throw fault }
      a += gap
      var b = a
      var more = try blob.gap(parameters.more)
      while true {
        let gap = try blob.gap(parameters.partner)
        guard gap < greatest, b + gap < greatest else { throw fault }
        b += gap + 1
        records.append(a &<< 32 | b &<< 1 | (try blob.bits(1)))
        if more == 0 { break }
        more -= 1
      }
    }
    try blob.finish()
  }
}
