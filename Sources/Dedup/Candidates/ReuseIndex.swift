internal import Vectors

/// Candidates that share passages, however little of either text those are.
///
/// Two texts are proposed if at least ``minimum`` fingerprints of their samples agree. By
/// ``FingerprintSample``'s promise that finds every run of 18 words or more that is equal
/// word for word (two windows of eight 3-word shingles), as long as its fingerprints are
/// not dropped for being in too many texts; scattered shorter runs are found as their
/// number grows. Fingerprints that ``limit`` texts have are formula or a story so often
/// reprinted that its versions meet in the bands.
struct ReuseIndex: Sendable {
  /// Fingerprints that two texts must share.
  var minimum = 2
  /// Texts a fingerprint may be in, or as many pairs as these have where not every two
  /// texts may be a pair.
  var limit = 128

  /// What the index proposes.
  struct Result: Sendable {
    /// The candidates, each once.
    var pairs: [TextPair]
    /// Fingerprints that were dropped.
    var cappedFingerprints: Int
  }

  /// Every pair of texts that share enough of their samples.
  ///
  /// Where not every two texts may be a pair, `order` is the one in which they are looked at.
  ///
  /// - Complexity: O(Σ *d*²) over the numbers of texts *d* that have a fingerprint, so at
  ///   most ``limit`` steps a fingerprint and text.
  func candidates(of survey: Survey, order: TextOrder?, parallel: Parallel) -> Result {
    var postings: [UInt64] = []
    for rank in 0..<survey.count {
      let text = order.map { Int($0.texts[rank]) } ?? rank
      let range = survey.fingerprintStarts[text]..<survey.fingerprintStarts[text + 1]
      for fingerprint in survey.fingerprints[range] {
        postings.append(UInt64(fingerprint) << 32 | UInt64(rank))
      }
    }
    let index = PostingIndex(
      postings, isProbe: nil, textCount: survey.count, limit: limit, order: order)
    let pairs = index.pairs(minimum: minimum, parallel: parallel)
    return Result(
      pairs: order.map { pairs.map($0.pair(ofRanks:)) }
        ?? pairs,
      cappedFingerprints: index.cappedFingerprints)
  }
}
