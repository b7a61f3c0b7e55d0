internal import Vectors

/// Finds the pairs of texts that share a key of a range.
///
///     var candidates = try RangeCandidates(options, firsts: firsts)
///     try candidates.addBands(blob)   // all blobs of a range
///     candidates.endRange()
///     candidates.pairs.takeBlobs(ranges: 64) { range, blob in … }
///
/// A range has all articles that have its keys, and so its buckets and lists are whole: what
/// they propose, and which of them are too large, is what ``BandIndex`` and ``ReuseIndex``
/// find over all texts.
package struct RangeCandidates: Sendable {
  /// The pairs found so far.
  package var pairs = CountedPairs()
  /// Buckets of bands in which not every pair was taken.
  package private(set) var cappedBuckets = 0
  /// Fingerprints that were dropped.
  package private(set) var cappedFingerprints = 0

  private let firsts: FirstTexts
  private let bands: BandIndex?
  private let reuse: ReuseIndex?
  /// By band the records of the range: a key in the high half, a text in the low one.
  private var keys: [[UInt64]]
  /// The same of fingerprints.
  private var postings: [UInt64] = []
  private var bandArticles = RangeArticles()
  private var sampleArticles = RangeArticles()
  private var scratch: [UInt64] = []

  /// What a search with these options looks for.
  ///
  /// - Throws: ``DedupError`` as a search does.
  package init(
    _ options: CopySearch.Options, firsts: FirstTexts
  ) throws(DedupError) {
    let search = try CopySearch(options)
    let plan = CandidatePlan(options, bands: search.bands, wordCount: 0)
    self.firsts = firsts
    bands = plan.bands.map { BandIndex(bands: $0) }
    reuse = plan.reuse
    keys = Array(repeating: [], count: plan.bands?.count ?? 0)
    precondition(reuse.map { $0.minimum == 2 } ?? true, "pairs are counted up to two")
  }

  /// Adds a blob of keys of bands.
  ///
  /// - Throws: ``BlobFault`` if the text is none, has bands that there are not, or an
  ///   article that the range has already.
  package mutating func addBands(_ text: Span<UInt8>) throws(BlobFault) {
    let found = try ArticleRecords(text, .bands, keyBits: BandKey.bits)
    try bandArticles.insert(found.articles)
    let texts = texts(of: found)
    let placeMask = (1 &<< found.articleBits) &- 1 as UInt64
    var last: UInt64?
    for record in found.records {
      // Else a text would be paired with itself.
      guard last.map({ $0 < record }) ?? true else {
        throw BlobFault(expected: "each article of a key once, in order")
      }
      last = record
      let text = texts[Int(record & placeMask)]
      let band = BandKey.band(of: record)
      guard band < keys.count else {
        throw BlobFault(expected: "keys of \(keys.count) bands, not of band \(band)")
      }
      if text >= 0 {
        keys[band].append(record & 0xFFFF_FFFF_0000_0000 | UInt64(text))
      }
    }
  }

  /// Adds a blob of fingerprints.
  ///
  /// - Throws: ``BlobFault`` if the text is none, or has an article that the range has
  ///   already.
  package mutating func addSamples(_ text: Span<UInt8>) throws(BlobFault) {
    guard reuse != nil else { throw BlobFault(expected: "no samples under this mode") }
    let found = try ArticleRecords(
      text, .samples, keyBits: FingerprintSample.bits)
    try sampleArticles.insert(found.articles)
    let texts = texts(of: found)
    for record in found.records {
      let text = texts[Int(record & 0xFFFF_FFFF)]
      if text >= 0 { postings.append(record & 0xFFFF_FFFF_0000_0000 | UInt64(text)) }
    }
  }

  /// The texts of the articles of a blob, -1 for those that are not the first of theirs.
  private func texts(of found: ArticleRecords) -> [Int32] {
    found.articles.map { firsts.contains(Int($0)) ? $0 : -1 }
  }

  /// Ends a range, all of whose blobs were added.
  package mutating func endRange() {
    collectBands()
    collectSamples()
    bandArticles.removeAll()
    sampleArticles.removeAll()
  }

  private mutating func collectBands() {
    guard let bands else { return }
    for band in keys.indices where !keys[band].isEmpty {
      // Blobs come in any order, and in a bucket texts are to ascend.
      RadixSort.sort(&keys[band], bits: 0..<64, scratch: &scratch)
      let sorted = keys[band]
      var result = BandIndex.Result()
      bands.collect(sorted.span, into: &result)
      for pair in result.pairs { pairs.append(pair, isCandidate: true) }
      cappedBuckets += result.cappedBuckets
      keys[band].removeAll(keepingCapacity: true)
    }
  }

  private mutating func collectSamples() {
    guard let reuse, !postings.isEmpty else { return }
    RadixSort.sort(&postings, bits: 0..<64, scratch: &scratch)
    var kept = PostingLists(limit: reuse.limit).kept(of: postings.span)
    postings.removeAll(keepingCapacity: true)
    cappedFingerprints += kept.cappedLists
    let texts = renumber(&kept.postings)
    let index = PostingIndex([kept], isMarked: false, textCount: texts.count)
    let minimum = reuse.minimum
    let meetings = index.meetings(minimum: 1, parallel: Parallel(threads: 1)) {
      ($0, $1 >= minimum)
    }
    for list in meetings {
      for (pair, isCandidate) in list {
        pairs.append(TextPair(texts[pair.a], texts[pair.b]), isCandidate: isCandidate)
      }
    }
  }

  /// Numbers the texts of some postings from 0 on, in their order; which they are.
  private mutating func renumber(_ postings: inout [UInt64]) -> [Int32] {
    var places = postings.indices.map { postings[$0] &<< 32 | UInt64($0) }
    RadixSort.sort(&places, bits: 32..<64, scratch: &scratch)
    var texts: [Int32] = []
    for place in places {
      let text = Int32(truncatingIfNeeded: place &>> 32)
      if texts.last != text { texts.append(text) }
      let i = Int(place & 0xFFFF_FFFF)
      postings[i] = postings[i] & 0xFFFF_FFFF_0000_0000 | UInt64(texts.count - 1)
    }
    return texts
  }
}
