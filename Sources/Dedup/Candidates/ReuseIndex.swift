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

  /// Adds to `proposed` every pair of texts that share enough of their samples.
  ///
  /// Where not every two texts may be a pair, `order` is the one in which they are looked at.
  ///
  /// - Returns: how many fingerprints were dropped.
  /// - Complexity: O(Σ *d*²) over the numbers of texts *d* that have a fingerprint, so at
  ///   most ``limit`` steps a fingerprint and text; 12 bytes for each fingerprint of a text
  ///   that another has as well.
  func propose(
    of survey: Survey, order: TextOrder?, to proposed: inout ProposedPairs,
    parallel: Parallel
  ) throws(ExportError) -> Int {
    let lists = PostingLists(
      limit: limit, order: order, ranks: order.map { RowRanks($0, of: survey) })
    let kept = try survey.fingerprints.map(parallel: parallel.reporting(to: nil)) {
      lists.kept(of: $0)
    }
    let cappedFingerprints = kept.reduce(0) { $0 + $1.cappedLists }
    let index = PostingIndex(
      kept, isMarked: false, textCount: survey.count, order: order)
    for pairs in index.pairs(minimum: minimum, parallel: parallel) {
      try proposed.append(order.map { pairs.map($0.pair(ofRanks:)) } ?? pairs)
    }
    return cappedFingerprints
  }
}
