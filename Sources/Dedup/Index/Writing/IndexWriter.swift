public import Vectors

/// Changes an index: one writer at a time, each change all or nothing.
///
///     let writer = try IndexWriter(at: "archive")
///     try writer.add(batch, parallel: parallel)
///     try writer.delete(["wire-17"])
///     writer.index.count
///
/// The writer holds the index's lock while it lives, which the system takes back if the process
/// ends in whichever way. A change writes new files, has them brought to disk and then names them
/// in the manifest in one step: whoever opens the index finds it as it was before the change or
/// after it. What an interrupted change left behind is removed when a writer is opened next.
public final class IndexWriter {
  /// The index as the last change left it.
  public private(set) var index: ArticleIndex
  /// Files of an interrupted change that were removed on opening.
  public var removedLeftovers: Int { files.removedLeftovers }

  private let memory: WorkingMemory
  private let files: FolderWriter

  /// What memory a writer uses for what can be set aside, unless told otherwise.
  public static let standardMemory = 600_000_000

  /// Articles that are read back at a time to be written anew.
  static let rewritten = 1 << 15

  /// Ids that an error names.
  private static let shownIDs = 3

  /// Opens the index in a folder for changing.
  ///
  /// - Parameters:
  ///   - folder: the index.
  ///   - memory: what may be taken for what can be set aside; what is written is the same.
  /// - Throws: ``IndexError/locked(folder:process:)`` if another process changes it, or what
  ///   opening an ``ArticleIndex`` throws.
  public init(
    at folder: String,
    memory: WorkingMemory = WorkingMemory(bytes: IndexWriter.standardMemory)
  ) throws(IndexError) {
    files = try FolderWriter(IndexFolder(folder))
    self.memory = memory
    index = try ArticleIndex(files.manifest, in: files.folder)
  }

  /// What a change did.
  public struct Change: Sendable, Hashable {
    /// Articles added.
    public var added = 0
    /// Articles deleted or replaced.
    public var deleted = 0
    /// Segments that were merged into others.
    public var merged = 0

    /// Nothing.
    public init() {}
  }

  /// What else a change writes, by name, together with the articles or not at all.
  ///
  /// - Precondition: names are of lower-case letters, digits and hyphens.
  public typealias Attachments = [String: [UInt8]]

  /// Adds a batch.
  ///
  /// - Parameters:
  ///   - batch: the articles.
  ///   - isReplacing: whether articles of the same ids that are there are deleted; else they
  ///     are an error.
  ///   - mostSegments: how many segments there may be afterwards: the smallest neighbours are
  ///     merged until there are no more. Nil for any number.
  ///   - attachments: what is kept with the articles from now on.
  ///   - parallel: the threads; its progress counts articles.
  /// - Throws: ``IndexError/present(ids:count:)`` for ids that are in the index, or twice in the
  ///   batch; ``IndexError/unnamed(ids:count:)`` if articles without ids go by such names;
  ///   ``IndexError`` if the index cannot be read or written. Then nothing has changed.
  /// - Returns: what was done.
  /// - Complexity: O(*n*) in the bytes of the batch, and a look-up a word and segment.
  @discardableResult
  public func add(
    _ batch: Corpus, replacing isReplacing: Bool = false, mostSegments: Int? = nil,
    attachments: Attachments = [:], parallel: Parallel
  ) throws(IndexError) -> Change {
    try refresh()
    try checkUnique(batch)
    let earlier = try places(ofIDsIn: batch)
    let present = earlier.indices.filter { earlier[$0] != nil }
    if !present.isEmpty, !isReplacing { throw refusal(of: present, in: batch) }
    return try changing(attachments) { draft throws(IndexError) in
      var change = Change()
      change.deleted = try draft.delete(earlier.compactMap(\.self))
      change.added = batch.count
      let first = draft.segments.count
      try draft.append(batch, parallel: parallel)
      try draft.learnRecurring(from: first, parallel: parallel)
      if let mostSegments {
        change.merged = try draft.merge(to: mostSegments, parallel: parallel)
      }
      return change
    }
  }

  /// Deletes articles.
  ///
  /// They are found no more; their space, and their part in what recurs, is given back by
  /// ``compact(attachments:parallel:)``.
  ///
  /// - Parameters:
  ///   - ids: of the articles.
  ///   - isIgnoringMissing: whether ids that no article has are passed over; else they are an
  ///     error.
  ///   - attachments: what is kept with the articles from now on.
  /// - Throws: ``IndexError/missing(ids:count:)``, or ``IndexError`` if the index cannot be read
  ///   or written. Then nothing has changed.
  /// - Returns: what was done.
  /// - Complexity: O(1) an id and segment.
  @discardableResult
  public func delete(
    _ ids: [String], ignoringMissing isIgnoringMissing: Bool = false,
    attachments: Attachments = [:]
  ) throws(IndexError) -> Change {
    try refresh()
    let places = try IndexError.reading { () throws(BlockFileError) in
      try ArticleFinder(segments: index.segments).places(of: ids.map { Array($0.utf8) })
    }
    let missing = places.indices.filter { places[$0] == nil }
    if !missing.isEmpty, !isIgnoringMissing {
      throw .missing(
        ids: missing.prefix(Self.shownIDs).map { ids[$0] }, count: missing.count)
    }
    return try changing(attachments) { draft throws(IndexError) in
      var change = Change()
      change.deleted = try draft.delete(places.compactMap(\.self))
      return change
    }
  }

  /// Merges the smallest neighbours among the segments until there are no more than so many.
  ///
  /// Nothing is forgotten and no answer changes; fewer segments are searched faster and take
  /// less space.
  ///
  /// - Complexity: O(*n*) in the bytes of what is merged.
  @discardableResult
  public func merge(
    to mostSegments: Int, parallel: Parallel
  ) throws(IndexError) -> Change {
    try refresh()
    return try changing([:]) { draft throws(IndexError) in
      var change = Change()
      change.merged = try draft.merge(to: mostSegments, parallel: parallel)
      return change
    }
  }

  /// Writes the index anew, as one segment, from the articles that are not deleted.
  ///
  /// What was deleted takes no space any more and no part in what recurs: the index is as if it
  /// had never been added.
  ///
  /// - Parameters:
  ///   - attachments: what is kept with the articles from now on.
  ///   - parallel: the threads; its progress counts articles.
  /// - Throws: ``IndexError`` if it cannot be read or written; then nothing has changed.
  /// - Returns: what was done.
  /// - Complexity: O(*n*) in the bytes of all articles.
  @discardableResult
  public func compact(
    attachments: Attachments = [:], parallel: Parallel
  ) throws(IndexError) -> Change {
    try refresh()
    let old = index
    return try changing(attachments) { draft throws(IndexError) in
      var change = Change()
      change.merged = draft.segments.count
      draft.removeAll()
      let loader = ArticleLoader(segments: old.segments)
      let places = old.segments.indices.flatMap { old.segments[$0].livePlaces(in: $0) }
      for start in stride(from: 0, to: places.count, by: IndexWriter.rewritten) {
        let end = min(start + IndexWriter.rewritten, places.count)
        let articles = try IndexError.reading { () throws(BlockFileError) in
          try loader.corpus(of: Array(places[start..<end]), parallel: parallel)
        }
        try draft.append(articles, parallel: parallel)
        for segment in old.segments { segment.stored.release() }
      }
      try draft.learnRecurring(from: 0, parallel: parallel)
      _ = try draft.merge(to: 1, parallel: parallel)
      return change
    }
  }

  /// Does a change, all of it or nothing.
  private func changing(
    _ attachments: Attachments,
    _ change: (inout IndexDraft) throws(IndexError) -> Change
  ) throws(IndexError) -> Change {
    do throws(IndexError) {
      var draft = IndexDraft(index, files: files, memory: memory)
      let done = try change(&draft)
      try draft.attach(attachments)
      try files.commit(draft.manifest)
      try refresh()
      return done
    } catch {
      files.discard()
      throw error
    }
  }

  /// Sees the index as it is: a change may count although its last step failed.
  private func refresh() throws(IndexError) {
    guard index.manifest != files.manifest else { return }
    index = try ArticleIndex(files.manifest, in: files.folder)
  }

  /// Makes sure that no two articles of a batch have one id.
  private func checkUnique(_ batch: Corpus) throws(IndexError) {
    var ids = IDTable()
    var twice: [Int] = []
    // An id that is there is not entered again, so that the table counts otherwise.
    var entered: [Int] = []
    for document in 0..<batch.count {
      let id = batch.idBytes(of: document)
      let earlier = ids.enter(IDTable.hash(id.span)) {
        batch.idBytes(of: entered[$0]) == id
      }
      if earlier == nil { entered.append(document) } else { twice.append(document) }
    }
    guard twice.isEmpty else {
      throw .present(
        ids: twice.prefix(Self.shownIDs).map { batch.string(.id, of: $0) },
        count: twice.count)
    }
  }

  /// The error of articles whose ids are in the index.
  ///
  /// Where some have no ids of their own, it is about these: to replace what goes by their names
  /// would take articles of another batch away.
  private func refusal(of present: [Int], in batch: Corpus) -> IndexError {
    let unnamed = present.filter(batch.isNamedByPlace)
    let shown = (unnamed.isEmpty ? present : unnamed).prefix(Self.shownIDs)
    let ids = shown.map { batch.string(.id, of: $0) }
    return unnamed.isEmpty
      ? .present(ids: ids, count: present.count)
      : .unnamed(ids: ids, count: unnamed.count)
  }

  /// Where the articles of the index stand that have the ids of a batch.
  private func places(
    ofIDsIn batch: Corpus
  ) throws(IndexError) -> [ArchivedArticle?] {
    guard !index.segments.isEmpty else {
      return Array(repeating: nil, count: batch.count)
    }
    let ids = (0..<batch.count).map(batch.idBytes)
    return try IndexError.reading { () throws(BlockFileError) in
      try ArticleFinder(segments: index.segments).places(of: ids)
    }
  }
}

extension Corpus {
  /// The id of a document.
  fileprivate func idBytes(of document: Int) -> [UInt8] {
    var scratch: [UInt8] = []
    var id: [UInt8] = []
    id.append(copying: bytes(.id, of: document, scratch: &scratch))
    return id
  }
}
