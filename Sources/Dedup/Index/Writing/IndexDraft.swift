internal import Vectors

/// What an index is to be after a change.
struct IndexDraft {
  /// What the manifest is to say.
  private(set) var manifest: Manifest
  /// The segments that it names.
  private(set) var segments: [Segment]

  private var archived: ArchivedPhrases
  private let files: FolderWriter
  private let parameters: ArticleIndex.Parameters
  private let memory: WorkingMemory

  /// Bytes of text to a segment as it is first written: two to four times as much is held of it
  /// in memory while it is written.
  private static let segmentBytes = 160 << 20
  /// Articles to a segment as it is first written.
  private static let portion = 1 << 17

  /// A draft that is as an index is.
  init(_ index: ArticleIndex, files: FolderWriter, memory: WorkingMemory) {
    manifest = files.manifest
    segments = index.segments
    archived = index.archived
    parameters = index.parameters
    precondition(
      manifest.segments.count == segments.count, "an index as it was before a change")
    self.files = files
    self.memory = memory
  }

  /// Leaves nothing.
  mutating func removeAll() {
    manifest.segments = []
    manifest.recurringFile = nil
    segments = []
    archived = ArchivedPhrases()
  }

  /// Deletes the articles at some places; how many.
  mutating func delete(_ places: [ArchivedArticle]) throws(IndexError) -> Int {
    var deleted = segments.map(\.deleted)
    for place in places { deleted[Int(place.segment)].insert(Int(place.document)) }
    var count = 0
    for number in segments.indices where deleted[number] != segments[number].deleted {
      count += deleted[number].count - segments[number].deleted.count
      let name = files.newFile("deleted")
      try IndexError.writing { () throws(ExportError) in
        try deleted[number].write(to: files.folder.path(of: name))
      }
      manifest.segments[number].deletedFile = name
      manifest.segments[number].deletedCount = deleted[number].count
      segments[number].deleted = deleted[number]
    }
    return count
  }

  /// Adds articles as segments behind the others.
  mutating func append(_ batch: Corpus, parallel: Parallel) throws(IndexError) {
    for range in portions(of: batch) {
      let name = files.newFile("segment")
      try writeSegment(
        range, of: batch, to: files.folder.path(of: name), parallel: parallel)
      try take(name, articles: range.count)
    }
  }

  /// Takes a segment that was written as the next one.
  private mutating func take(_ name: String, articles: Int) throws(IndexError) {
    segments.append(try open(name, deleted: DeletedArticles()))
    manifest.segments.append(
      Manifest.Segment(
        file: name, articles: articles, firstSequence: manifest.nextSequence))
    manifest.nextSequence += articles
  }

  private func open(
    _ name: String, deleted: DeletedArticles
  ) throws(IndexError) -> Segment {
    let file = try files.folder.open(
      name, kind: SegmentLayout.kind, version: SegmentLayout.version)
    return try IndexError.reading { () throws(BlockFileError) in
      try Segment(file, deleted: deleted)
    }
  }

  /// Stretches of a batch that become segments.
  private func portions(of batch: Corpus) -> [Range<Int>] {
    var portions: [Range<Int>] = []
    var scratch: [UInt8] = []
    var (start, bytes) = (0, 0)
    for document in 0..<batch.count {
      bytes += batch.textCount(of: document, scratch: &scratch)
      if bytes >= IndexDraft.segmentBytes || document + 1 - start == IndexDraft.portion {
        portions.append(start..<document + 1)
        (start, bytes) = (document + 1, 0)
      }
    }
    if start < batch.count { portions.append(start..<batch.count) }
    return portions
  }

  private func writeSegment(
    _ range: Range<Int>, of batch: Corpus, to path: String, parallel: Parallel
  ) throws(IndexError) {
    let search: CopySearch
    do throws(DedupError) {
      search = try CopySearch(parameters.options, memory: memory)
    } catch {
      throw .search(error)
    }
    var builder = try SegmentBuilder(path: path, bands: search.bands, memory: memory)
    try builder.append(
      range, of: batch, search: search, behind: segments, parallel: parallel)
    do throws(ExportError) {
      try builder.finish(firstSequence: manifest.nextSequence, parallel: parallel)
    } catch {
      throw .file(error)
    }
  }

  /// Learns what recurs now that there are segments from a number on.
  mutating func learnRecurring(
    from first: Int, parallel: Parallel
  ) throws(IndexError) {
    guard first < segments.count else { return }
    let changes = try IndexRecurrence(
      segments: Array(segments[..<first]), archived: archived,
      rule: parameters.options.recurring
    ).changes(by: segments[first...].map(\.phrases), parallel: parallel)
    guard !changes.isEmpty || manifest.recurringFile == nil else { return }
    archived = archived.replacing(with: changes)
    let name = files.newFile("recurring")
    try IndexError.writing { () throws(ExportError) in
      try archived.write(to: files.folder.path(of: name))
    }
    manifest.recurringFile = name
  }

  /// Keeps bytes under names.
  mutating func attach(_ attachments: IndexWriter.Attachments) throws(IndexError) {
    for (name, bytes) in attachments.sorted(by: { $0.key < $1.key }) {
      let file = files.newFile("attachment")
      try IndexError.writing { () throws(ExportError) in
        try Attachment.write(bytes, to: files.folder.path(of: file))
      }
      manifest.attachments[name] = file
    }
  }

  /// Merges the smallest neighbours until there are no more segments than so many; how many
  /// were merged.
  mutating func merge(to most: Int, parallel: Parallel) throws(IndexError) -> Int {
    var merged = 0
    let groups = SegmentTiers.groups(of: segments.map(\.documentCount), most: most)
    for group in groups.reversed() where group.count > 1 {
      let name = files.newFile("segment")
      let merger = try SegmentMerger(Array(segments[group]))
      let firstSequence = manifest.segments[group.lowerBound].firstSequence
      try merger.write(
        to: files.folder.path(of: name), firstSequence: firstSequence, parallel: parallel)
      var deleted = DeletedArticles()
      var before = 0
      for segment in segments[group] {
        for document in 0..<segment.documentCount where segment.deleted.contains(document)
        {
          deleted.insert(before + document)
        }
        before += segment.documentCount
      }
      var entry = Manifest.Segment(
        file: name, articles: before, firstSequence: firstSequence)
      if deleted.count > 0 {
        let name = files.newFile("deleted")
        try IndexError.writing { () throws(ExportError) in
          try deleted.write(to: files.folder.path(of: name))
        }
        entry.deletedFile = name
        entry.deletedCount = deleted.count
      }
      segments.replaceSubrange(group, with: [try open(name, deleted: deleted)])
      manifest.segments.replaceSubrange(group, with: [entry])
      merged += group.count
    }
    return merged
  }
}
