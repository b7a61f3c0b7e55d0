public import Vectors

extension IndexWriter {
  /// Segments that a salvaged index has at most.
  private static let mostSalvaged = 8

  /// Writes a new index of what can still be read of a damaged one.
  ///
  /// Articles are read block by block, past those that are damaged; what texts are found by is
  /// made anew. Attachments are left out.
  ///
  /// - Parameters:
  ///   - folder: the damaged index, which stays as it is; its manifest has to be whole.
  ///   - target: a folder that is not there or empty.
  ///   - parallel: the threads; its progress counts articles.
  /// - Throws: ``IndexError`` if there is no manifest, or the new index cannot be written.
  /// - Returns: the articles of the new index, and what could not be read.
  /// - Complexity: O(*n*) in the bytes of the articles.
  public static func salvage(
    _ folder: String, to target: String, parallel: Parallel
  ) throws(IndexError) -> (articles: Int, lost: [IndexError]) {
    let files = IndexFolder(folder)
    let manifest = try files.manifest()
    try ArticleIndex.create(
      at: target, ArticleIndex.Parameters(manifest, in: files))
    let writer = try IndexWriter(at: target)
    var lost: [IndexError] = []
    for entry in manifest.segments {
      var rescue = SegmentRescue(entry, in: files, lost: &lost)
      while let articles = rescue?.next(lost: &lost) {
        try writer.add(
          articles, replacing: true, mostSegments: mostSalvaged, parallel: parallel)
      }
    }
    return (writer.index.count, lost)
  }
}
