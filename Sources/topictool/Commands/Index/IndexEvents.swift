internal import Dedup
internal import Topics
internal import Vectors

/// The events that an index keeps beside its articles.
struct IndexEvents {
  /// What they are kept under.
  private static let attachment = "events"

  static let isOn = Option(
    switch: "events",
    help:
      "keep the events that articles report from now on, those of the articles that are "
      + "in the index included; once kept they are kept up by every add")

  /// The articles with their events.
  private(set) var archive: EventArchive

  /// What is to be written with a change of the articles.
  var attachments: IndexWriter.Attachments { [Self.attachment: archive.serialized] }

  /// The events of an index.
  ///
  /// - Throws: ``ToolError`` if they cannot be read.
  /// - Returns: nil if it keeps none.
  static func stored(in index: ArticleIndex) throws -> IndexEvents? {
    let bytes = try Session.reporting { () throws(IndexError) in
      try index.attachment(attachment)
    }
    guard let bytes else { return nil }
    do throws(ModelFileError) {
      return IndexEvents(archive: try EventArchive(bytes))
    } catch {
      throw ToolError.failure(
        "the file of events of '\(index.folder.printable)' \(error)")
    }
  }

  /// The events of the articles that an index has, found portion by portion.
  static func starting(from index: ArticleIndex, _ session: Session) throws -> IndexEvents
  {
    var events = IndexEvents(archive: EventArchive(.init(search: try EventSearch())))
    if index.count > 0 { session.note("finding the events of what is in the index") }
    try index.forEachPortion { portion in try events.add(portion, index, session) }
    return events
  }

  /// The events of an index after a batch is added to it.
  ///
  /// - Parameters:
  ///   - batch: the articles.
  ///   - index: the index without them.
  ///   - session: the run.
  ///   - isReplacing: whether they take the place of those with the same ids.
  /// - Throws: ``ToolError`` if the index or its events cannot be read.
  /// - Returns: nil if the index keeps none, or will refuse the batch.
  static func adding(
    _ batch: Corpus, to index: ArticleIndex, _ session: Session, isReplacing: Bool
  ) throws -> IndexEvents? {
    var stored = try stored(in: index)
    if stored == nil, session.arguments[isOn] {
      stored = try starting(from: index, session)
    }
    guard var events = stored else { return nil }
    try events.add(batch, index, session)
    return events
  }

  /// Adds a batch that is to be added to the index.
  ///
  /// - Parameters:
  ///   - batch: the articles.
  ///   - index: the index without them.
  ///   - session: the run.
  /// - Throws: ``ToolError`` if the index cannot be read.
  mutating func add(_ batch: Corpus, _ index: ArticleIndex, _ session: Session) throws {
    let known = (0..<batch.count).map { batch.string(.id, of: $0) }.filter {
      archive.event(of: $0) != nil
    }
    try reporting { () throws(EventArchiveError) in try archive.remove(known) }
    let copies = try Self.copies(in: batch, index, session)
    let parallel = session.parallel("finding events", total: nil)
    try reporting { () throws(EventArchiveError) in
      _ = try archive.add(batch, copies: copies, parallel: parallel)
    }
  }

  /// Takes out what is to be deleted from the index; ids that are not there are passed over.
  mutating func remove(_ ids: [String]) throws {
    let known = ids.filter { archive.event(of: $0) != nil }
    try reporting { () throws(EventArchiveError) in try archive.remove(known) }
  }

  private func reporting(_ work: () throws(EventArchiveError) -> Void) throws {
    do throws(EventArchiveError) { try work() } catch {
      throw ToolError.failure(error.description.printable)
    }
  }

  /// What articles of a batch are copied from: others of it, or what is in the index.
  private static func copies(
    in batch: Corpus, _ index: ArticleIndex, _ session: Session
  ) throws -> EventArchive.Copies {
    var options = index.parameters.options
    let memory = try MemoryOptions.memory(
      session.arguments, standard: IndexWriter.standardMemory)
    let parallel = session.parallel("surveying", total: batch.count)
    var copies = EventArchive.Copies()
    if index.count > 0 {
      let matches = try Session.reporting { () throws(IndexError) in
        try index.matches(
          of: batch, options: options, memory: memory, parallel: parallel)
      }
      copies.add(matches.copies, of: matches.corpus, batchCount: batch.count)
    }
    // As of a search for events: a text of fewer words than a passage is no copy.
    options.minimumWords = max(options.minimumWords, Int(options.rule.passage))
    let own = try CopySearch(options, memory: memory).run(over: batch, parallel: parallel)
    copies.add(own, of: batch, batchCount: batch.count)
    return copies
  }
}

extension EventArchive.Copies {
  /// Adds what a search found; who has a leader keeps it.
  fileprivate mutating func add(_ found: Copies, of corpus: Corpus, batchCount: Int) {
    let leaders = found.families.votes.representatives
    for document in 0..<batchCount where self.leaders[document] == nil {
      let leader = Int(leaders[document])
      let id = corpus.string(.id, of: leader)
      if leader != document, id != corpus.string(.id, of: document) {
        self.leaders[document] = id
      }
    }
    for pair in found.pairs where pair.relation != .template {
      sharedTexts.append(
        .init(
          pair.a, corpus.string(.id, of: pair.b),
          share: Float(max(pair.containmentA, pair.containmentB))))
    }
  }
}
