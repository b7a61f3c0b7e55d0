internal import Dedup
internal import Vectors

// What the verbs of `index` have in common, and `dedup --against-index`.

extension Session {
  /// The folder of the index that the command line names.
  ///
  /// - Throws: ``ToolError/usage(_:)`` if it names none.
  func indexFolder() throws(ToolError) -> String {
    guard let folder = arguments.index, !folder.isEmpty else {
      throw .usage("a DIR is missing: the folder of an index")
    }
    return folder
  }

  /// The same, of a verb that takes nothing else.
  func onlyIndexFolder() throws(ToolError) -> String {
    let folder = try indexFolder()
    guard let other = arguments.operands.first else { return folder }
    throw .usage("one DIR and nothing else; what is '\(other.printable)'?")
  }

  /// Refuses what stands for standard input and output as the name of a folder to create.
  func checkNewFolder(_ path: String) throws(ToolError) {
    guard path != "-" else {
      throw .usage("'-' names no folder; the name of a new folder is expected")
    }
  }

  /// The index in a folder, as it is now.
  func index(at folder: String) throws(ToolError) -> ArticleIndex {
    try Self.reporting { () throws(IndexError) in try ArticleIndex(at: folder) }
  }

  /// The index in a folder, to be changed; a dry run ends here.
  func writer(at folder: String) throws(ToolError) -> IndexWriter {
    if isDryRun { _ = try index(at: folder) }
    try endDryRun()
    let memory = try MemoryOptions.memory(
      arguments, standard: IndexWriter.standardMemory)
    let writer = try Self.reporting { () throws(IndexError) in
      try IndexWriter(at: folder, memory: memory)
    }
    if writer.removedLeftovers > 0 {
      let files = writer.removedLeftovers.of("file", "files")
      note("removed \(files) that an interrupted change had left")
    }
    return writer
  }

  /// What a change did, for whoever watches.
  func remark(_ change: IndexWriter.Change, to index: ArticleIndex) {
    var parts: [String] = []
    if change.added > 0 { parts.append("\(change.added.grouped) added") }
    if change.deleted > 0 { parts.append("\(change.deleted.grouped) deleted") }
    if change.merged > 0 {
      parts.append(change.merged.of("segment merged", "segments merged"))
    }
    parts.append("\(index.count.of("article", "articles")) in the index")
    remark(parts.joined(separator: ", "))
  }

  /// What articles share with those of an index.
  ///
  /// - Parameters:
  ///   - batch: the articles.
  ///   - index: the index.
  ///   - options: of the search.
  ///   - isOwnListed: whether a pair of an article with the one of its id is listed.
  /// - Returns: what was found.
  /// - Throws: ``ToolError`` for other options than those of the index, or if it cannot be
  ///   read.
  func output(
    of batch: Corpus, against index: ArticleIndex, _ options: CopySearch.Options,
    listingOwn isOwnListed: Bool
  ) throws(ToolError) -> DedupOutput {
    let memory = try MemoryOptions.memory(arguments)
    let parallel = parallel("surveying", total: batch.count)
    let matches = try Self.reporting { () throws(IndexError) in
      try index.matches(
        of: batch, options: options, memory: memory, parallel: parallel,
        observer: observer)
    }
    return DedupOutput(
      matches.copies, of: matches.corpus, archiveCount: index.count,
      listing: isOwnListed ? nil : matches.pairs)
  }

  /// Work with an index, with the errors of the tool.
  ///
  /// - Parameters:
  ///   - hint: what follows a complaint about ids.
  ///   - work: the work.
  /// - Returns: what the work returns.
  /// - Throws: ``ToolError`` for what the work throws.
  static func reporting<Result>(
    hint: String = "", _ work: () throws(IndexError) -> Result
  ) throws(ToolError) -> Result {
    do throws(IndexError) {
      return try work()
    } catch {
      throw ToolError(error, hint: hint)
    }
  }
}

extension ToolError {
  /// What goes wrong with an index: wrong usage where another folder, option or release is
  /// needed, else a failure of the run.
  fileprivate init(_ error: IndexError, hint: String) {
    switch error {
    case .notAnIndex, .notEmpty, .notCreated, .newer, .parameter, .search:
      self = .usage(error.description.printable)
    case .present, .missing:
      self = .failure(error.description.printable + hint)
    case .unnamed:
      self = .failure(
        error.description.printable
          + " (they need an id field, or their file another name)")
    case .damaged, .locked, .unreadable, .notOpened, .file:
      self = .failure(error.description.printable)
    }
  }
}
