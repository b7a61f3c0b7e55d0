internal import Vectors

/// Where an article stands in an index.
struct ArchivedArticle: Sendable, Hashable, Comparable {
  /// The segment, counted from 0.
  let segment: Int32
  /// The article's number in the segment.
  let document: Int32

  static func < (left: ArchivedArticle, right: ArchivedArticle) -> Bool {
    (left.segment, left.document) < (right.segment, right.document)
  }
}

/// A text of an index, with the articles that have it.
struct ArchivedText: Sendable {
  /// What its words are known by.
  let digest: TextDigest
  /// Words.
  let words: Int32
  /// Distinct shingles.
  let shingles: Int32
  /// The articles that are not deleted, in order; one at least.
  let articles: [ArchivedArticle]
}

extension [Segment] {
  /// The text of a digest with the articles of all segments that have it; nil if none is left.
  func text(of digest: TextDigest) throws(BlockFileError) -> ArchivedText? {
    var articles: [ArchivedArticle] = []
    var numbers: [Int32] = []
    var record: TextRecord?
    for (place, segment) in enumerated() {
      guard let text = try segment.text(of: digest) else { continue }
      numbers.removeAll(keepingCapacity: true)
      try segment.appendDocuments(ofText: text, to: &numbers)
      guard !numbers.isEmpty else { continue }
      if record == nil { record = try segment.text(text) }
      articles += numbers.map {
        ArchivedArticle(segment: Int32(place), document: $0)
      }
    }
    return record.map {
      ArchivedText(
        digest: digest, words: $0.words, shingles: $0.shingles, articles: articles)
    }
  }

  /// Whether a segment has a text of that digest, of deleted articles or of others: then it is
  /// counted in what recurs and found by its fingerprints.
  func haveText(of digest: TextDigest) throws(BlockFileError) -> Bool {
    for segment in self where try segment.text(of: digest) != nil { return true }
    return false
  }
}
