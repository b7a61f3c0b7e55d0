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
  /// Texts a fingerprint may be in.
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
  /// Fingerprints that only one text has are seen in the spread and never sorted.
  ///
  /// - Complexity: O(Σ *d*²) over the numbers of texts *d* that have a fingerprint, so at
  ///   most ``limit`` steps a fingerprint and text.
  func candidates(of survey: Survey, parallel: Parallel) -> Result {
    var postings: [UInt64] = []
    for text in 0..<survey.count {
      let range = survey.fingerprintStarts[text]..<survey.fingerprintStarts[text + 1]
      for fingerprint in survey.fingerprints[range] {
        postings.append(UInt64(fingerprint) << 32 | UInt64(text))
      }
    }
    let index = PostingIndex(
      postings, isProbe: nil, textCount: survey.count, limit: limit)
    return Result(
      pairs: index.pairs(minimum: minimum, parallel: parallel),
      cappedFingerprints: index.cappedFingerprints)
  }
}
