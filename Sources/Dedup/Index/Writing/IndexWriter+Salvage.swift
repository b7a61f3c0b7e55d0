public import Vectors

extension IndexWriter {
  /// Segments that a salvaged index has at most.
  private static let mostSalvaged = 8

  /// What came of saving what could be read of a damaged index.
  public struct Salvage: Sendable, Hashable {
    /// Articles of the new index.
    public var articles: Int
    /// What could not be read.
    public var lost: [IndexError]
    /// Whether the manifest is among that, so that articles which were deleted or replaced may
    /// be back, and the new index has the default parameters.
    public var isManifestLost: Bool
  }

  /// Writes a new index of what can still be read of a damaged one.
  ///
  /// Articles are read block by block, past those that are damaged; what texts are found by is
  /// made anew. Attachments are left out. Without a manifest that can be read, segments are
  /// found by the names of their files; of articles of one id the last one added is kept.
  ///
  /// - Parameters:
  ///   - folder: the damaged index, which stays as it is.
  ///   - target: a folder that is not there or empty.
  ///   - parallel: the threads; its progress counts articles.
  /// - Throws: ``IndexError`` if there is neither manifest nor segment, the system does not let
  ///   files be read, as for want of memory, or the new index cannot be written.
  /// - Returns: the articles of the new index, and what could not be read.
  /// - Complexity: O(*n*) in the bytes of the articles.
  public static func salvage(
    _ folder: String, to target: String, parallel: Parallel
  ) throws(IndexError) -> Salvage {
    let files = IndexFolder(folder)
    var manifest = Manifest(parameters: ArticleIndex.Parameters().stored)
    var lost: [IndexError] = []
    do throws(IndexError) { manifest = try files.manifest() } catch {
      manifest.segments = error.isDamage ? try files.foundSegments() : []
      guard !manifest.segments.isEmpty else { throw error }
      lost.append(error)
    }
    let isManifestLost = !lost.isEmpty
    // Before there is a new index: what the system does not open now it may give another time.
    var rescues: [SegmentRescue] = []
    for entry in manifest.segments {
      guard let rescue = try SegmentRescue(entry, in: files, lost: &lost) else {
        continue
      }
      rescues.append(rescue)
    }
    try ArticleIndex.create(
      at: target, ArticleIndex.Parameters(manifest, in: files))
    let writer = try IndexWriter(at: target)
    for var rescue in rescues {
      while let articles = rescue.next(lost: &lost) {
        try writer.add(
          articles, replacing: true, mostSegments: mostSalvaged, parallel: parallel)
      }
    }
    return Salvage(
      articles: writer.index.count, lost: lost, isManifestLost: isManifestLost)
  }
}
