internal import Vectors

/// Finds articles of an index by their ids.
struct ArticleFinder: Sendable {
  let segments: [Segment]

  /// Where the articles of some ids stand; nil where there is none, or it is deleted.
  ///
  /// - Complexity: O(1) an id and segment, and the block of each that is there.
  func places(of ids: [[UInt8]]) throws(BlockFileError) -> [ArchivedArticle?] {
    var candidates: [(article: ArchivedArticle, id: Int)] = []
    var found: [UInt32] = []
    for (place, id) in ids.enumerated() {
      let key = SegmentLayout.key(ofID: IDTable.hash(id.span))
      for (number, segment) in segments.enumerated() {
        found.removeAll(keepingCapacity: true)
        try segment.ids.append(valuesOf: key, to: &found)
        for document in found where !segment.deleted.contains(Int(document)) {
          candidates.append(
            (ArchivedArticle(segment: Int32(number), document: Int32(document)), place))
        }
      }
    }
    candidates.sort { $0.article < $1.article }
    var places: [ArchivedArticle?] = Array(repeating: nil, count: ids.count)
    let loader = ArticleLoader(segments: segments)
    var scratch: [UInt8] = []
    for start in stride(from: 0, to: candidates.count, by: ArticleIndex.portion) {
      let part = candidates[start..<min(start + ArticleIndex.portion, candidates.count)]
      let corpus = try loader.corpus(of: part.map(\.article))
      for (document, candidate) in part.enumerated() {
        let id = corpus.bytes(.id, of: document, scratch: &scratch)
        var own: [UInt8] = []
        own.append(copying: id)
        if own == ids[candidate.id] { places[candidate.id] = candidate.article }
      }
    }
    return places
  }
}
