public import Vectors

/// An archive of articles on disk that tells of others what they are copied from.
///
///     try ArticleIndex.create(at: "archive")
///     try IndexWriter(at: "archive").add(yesterday, parallel: parallel)
///     let index = try ArticleIndex(at: "archive")
///     let matches = try index.matches(of: today, parallel: parallel)
///     matches.copies.pairs  // with a in `today` and b in the archive
///
/// A value is a snapshot: it answers as the index was when it was opened, whatever an
/// ``IndexWriter`` adds meanwhile, and any number of them, in any number of processes, may be
/// open. Nothing is read before it is needed, and what is read is checked against its checksum,
/// block by block.
///
/// What is found of an article is what one ``CopySearch`` over the archive and the batch would
/// find, whatever the batches in which the archive was added and their order. Where that
/// depends on what is known at the time the rules are:
///
/// - what recurs is learnt from all articles that were added, and from the batch that is looked
///   for; a deleted article counts until the index is compacted;
/// - a fingerprint in more than 128 texts of the index, or a bucket of sketches of more than 64,
///   is left out or looked at in part by what the index holds alone; deleted texts count until
///   the index is compacted;
/// - texts are sampled as in large batches, however few they are: in archives of less than a
///   megabyte a search over everything samples more.
///
/// The files are described in `docs/index-format.md`.
public struct ArticleIndex: Sendable {
  /// The folder.
  public let folder: String
  /// What it was made with.
  public let parameters: Parameters

  let manifest: Manifest
  let segments: [Segment]
  let archived: ArchivedPhrases
  /// Where the numbers of each segment's texts begin, and where they end.
  let firstTexts: [Int]
  private let attachments: [String: BlockFile]
  private let byteCount: Int
  private let reader: TextReader

  /// Creates an empty index in a folder, which is made if it is not there.
  ///
  /// - Throws: ``IndexError/notEmpty(folder:)`` if something is in it, ``IndexError/search(_:)``
  ///   for parameters out of their ranges, ``IndexError/file(_:)`` if it cannot be written.
  public static func create(
    at folder: String, _ parameters: Parameters = Parameters()
  ) throws(IndexError) {
    do throws(DedupError) { _ = try CopySearch(parameters.options) } catch {
      throw .search(error)
    }
    try IndexFolder(folder).create(Manifest(parameters: parameters.stored))
  }

  /// Opens the index in a folder, as it is now: later changes are not seen.
  ///
  /// - Throws: ``IndexError`` if there is none, or one of a later version, or its files are
  ///   damaged where they are looked at.
  public init(at folder: String) throws(IndexError) {
    let files = IndexFolder(folder)
    self = try files.snapshot { manifest throws(IndexError) in
      try ArticleIndex(manifest, in: files)
    }
  }

  /// The index that a manifest describes.
  init(_ manifest: Manifest, in files: IndexFolder) throws(IndexError) {
    folder = files.path
    self.manifest = manifest
    parameters = try Parameters(manifest, in: files)
    let bands: Bands
    do throws(DedupError) {
      (_, bands) = try CopySearch.sketching(parameters.options)
    } catch {
      throw .search(error)
    }
    var byteCount = manifest.serialized.count
    var segments: [Segment] = []
    for entry in manifest.segments {
      let file = try files.open(
        entry.file, kind: SegmentLayout.kind, version: SegmentLayout.version)
      byteCount += file.byteCount
      var deleted = DeletedArticles()
      if let name = entry.deletedFile {
        let file = try files.open(
          name, kind: DeletedArticles.kind, version: DeletedArticles.version)
        byteCount += file.byteCount
        deleted = try IndexError.reading { () throws(BlockFileError) in
          try DeletedArticles(file)
        }
      }
      let segment = try IndexError.reading { () throws(BlockFileError) in
        try Segment(file, deleted: deleted)
      }
      guard segment.fits(entry, bandCount: bands.count) else {
        throw .damaged(
          file: file.path, part: "numbers", reason: "others than the manifest has")
      }
      segments.append(segment)
    }
    self.segments = segments
    var archived = ArchivedPhrases()
    if let name = manifest.recurringFile {
      let file = try files.open(
        name, kind: ArchivedPhrases.kind, version: ArchivedPhrases.version)
      byteCount += file.byteCount
      archived = try IndexError.reading { () throws(BlockFileError) in
        try ArchivedPhrases(file)
      }
    }
    self.archived = archived
    var attachments: [String: BlockFile] = [:]
    for (name, file) in manifest.attachments {
      let file = try files.open(file, kind: Attachment.kind, version: Attachment.version)
      byteCount += file.byteCount
      attachments[name] = file
    }
    self.attachments = attachments
    self.byteCount = byteCount
    var firstTexts = [0]
    for segment in segments {
      firstTexts.append(firstTexts[firstTexts.count - 1] + segment.textCount)
    }
    self.firstTexts = firstTexts
    do throws(DedupError) {
      reader = TextReader(
        analyzer: Analyzer(.shingles), shingles: try Shingles(words: parameters.shingle),
        seed: parameters.seed)
    } catch {
      throw .search(error)
    }
  }

  /// Number of articles.
  public var count: Int { segments.reduce(0) { $0 + $1.count } }

  /// What it holds.
  public var statistics: Statistics {
    Statistics(
      segments: segments.map {
        Statistics.Segment(
          articles: $0.documentCount, deleted: $0.deleted.count, texts: $0.textCount,
          bytes: $0.file.byteCount, articleBytes: $0.stored.byteCount)
      }, bytes: byteCount, recurringPhrases: archived.entries.count)
  }

  /// Whether an article of that id is there.
  public func contains(id: String) throws(IndexError) -> Bool {
    try IndexError.reading { () throws(BlockFileError) in
      try ArticleFinder(segments: segments).places(of: [Array(id.utf8)])[0] != nil
    }
  }

  /// Which articles of the index each article of a batch shares text with.
  ///
  /// - Parameters:
  ///   - batch: the articles; they need not be in the index, and may be.
  ///   - options: as of a search. Those that are among the index's parameters, the mode and the
  ///     thresholds have to be as they are there; a minimum containment cannot be asked for.
  ///   - memory: what lists of candidates may take.
  ///   - parallel: the threads; their number shows in nothing.
  ///   - observer: is told of each phase.
  /// - Throws: ``IndexError/parameter(name:stored:given:)`` for other options, ``IndexError`` if
  ///   the index cannot be read.
  /// - Returns: the pairs, as of `CopySearch.run(over:archiveFrom:parallel:observer:)` with the
  ///   index as the archive.
  /// - Complexity: O(*n*) in the bytes of the batch; some look-ups a word; and the words of both
  ///   texts for each candidate.
  public func matches(
    of batch: Corpus, options: CopySearch.Options? = nil,
    memory: WorkingMemory = WorkingMemory(), parallel: Parallel,
    observer: CopySearch.PhaseObserver? = nil
  ) throws(IndexError) -> IndexMatches {
    let options = options ?? parameters.options
    try parameters.check(options)
    let search: CopySearch
    do throws(DedupError) {
      try CopySearch.check(options)
      search = CopySearch(
        options, memory: memory, reader: reader,
        sketching: try CopySearch.sketching(parameters.options))
    } catch {
      throw .search(error)
    }
    return try IndexSearch(
      search: search, segments: segments, archived: archived, firstTexts: firstTexts,
      parallel: parallel
    ).matches(of: batch, observer: observer)
  }

  /// Calls `body` for the articles in the order in which they were added, some thousands at a
  /// time.
  public func forEachPortion(
    _ body: (Corpus) throws -> Void
  ) throws {
    for segment in segments.indices {
      let places = segments[segment].livePlaces(in: segment)
      for start in stride(from: 0, to: places.count, by: ArticleIndex.portion) {
        let end = min(start + ArticleIndex.portion, places.count)
        let corpus = try IndexError.reading { () throws(BlockFileError) in
          try ArticleLoader(segments: segments).corpus(of: Array(places[start..<end]))
        }
        try body(corpus)
      }
      segments[segment].stored.release()
    }
  }

  /// Articles that are read back at a time.
  static let portion = 4096

  /// Bytes that were kept with the articles under a name, if there are any.
  public func attachment(_ name: String) throws(IndexError) -> ByteStore? {
    guard let file = attachments[name] else { return nil }
    return try IndexError.reading { () throws(BlockFileError) in
      try Attachment.bytes(of: file)
    }
  }
}
