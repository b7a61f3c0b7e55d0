/// What processes have to know of the whole job, so that each of them does its part as if it
/// had all articles before it.
package struct JobShape: Sendable, Hashable {
  /// Articles of the whole input.
  package let articleCount: Int
  /// Bytes of all their texts: small batches are sampled more closely.
  package let textBytes: Int
  /// Ranges of keys into which records are parted.
  package let ranges: Int

  /// The ranges that a job may have.
  package static let allowedRanges = 1...1 << 20

  /// The shape of a job.
  package init(articleCount: Int, textBytes: Int, ranges: Int) {
    precondition(
      Self.allowedRanges.contains(ranges) && articleCount >= 0,
      "\(articleCount) articles in \(ranges) ranges")
    self.articleCount = articleCount
    self.textBytes = textBytes
    self.ranges = ranges
  }
}
