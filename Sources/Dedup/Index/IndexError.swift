public import Vectors

/// What can go wrong with an index on disk.
public enum IndexError: Error, Sendable, Hashable {
  /// A folder that holds no index, with what is there in its place.
  case notAnIndex(folder: String, reason: String)
  /// A folder that holds an index, or something else, where one was to be created.
  case notEmpty(folder: String)
  /// A folder that cannot be made or written, where an index was to be created.
  case notCreated(folder: String, reason: String)
  /// An index of a later version of the format.
  case newer(folder: String, version: Int, known: Int)
  /// A file whose bytes are not those that were written: which part, and how.
  case damaged(file: String, part: String, reason: String)
  /// Another process is adding to the index or changing it.
  case locked(folder: String, process: Int32?)
  /// A search under other parameters than those of the index.
  case parameter(name: String, stored: String, given: String)
  /// Articles that are in the index already, or twice in a batch: the first few ids, and how many.
  case present(ids: [String], count: Int)
  /// Articles without ids, named after file and line as articles of the index are: the first few
  /// of these names, and how many.
  case unnamed(ids: [String], count: Int)
  /// Ids that no article of the index has: the first few, and how many.
  case missing(ids: [String], count: Int)
  /// A file that is missing or is none, or whose disk fails, with the system's reason.
  case unreadable(file: String, reason: String)
  /// A file that the system does not open for this process, with its reason: too little
  /// memory, no permission. Nothing is known of its bytes.
  case notOpened(file: String, reason: String)
  /// A file that cannot be written.
  case file(ExportError)
  /// What a search of copies does not do.
  case search(DedupError)
}

extension IndexError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  public var description: String {
    switch self {
    case .notAnIndex(let folder, let reason): "'\(folder)' is not an index: \(reason)"
    case .notEmpty(let folder): "'\(folder)' is there already and not empty"
    case .notCreated(let folder, let reason): "'\(folder)' cannot be created: \(reason)"
    case .newer(let folder, let version, let known):
      "'\(folder)' is an index of format \(version); this release knows up to \(known)"
    case .damaged(let file, let part, let reason):
      "'\(file)' is damaged: \(part): \(reason)"
    case .locked(let folder, let process):
      "another process\(process.map { " (\($0))" } ?? "") is changing the index '\(folder)'"
    case .parameter(let name, let stored, let given):
      "the index was made with \(name) \(stored), not \(given)"
    case .present(let ids, let count):
      "\(count) \(count == 1 ? "article is" : "articles are") in the index already: "
        + IndexError.list(ids, of: count)
    case .unnamed(let ids, let count):
      (count == 1
        ? "1 record has no id and is named after file and line, as an article of the index is: "
        : "\(count) records have no id and are named after file and line, as articles of the "
          + "index are: ") + IndexError.list(ids, of: count)
    case .missing(let ids, let count):
      "\(count) \(count == 1 ? "id is" : "ids are") not in the index: "
        + IndexError.list(ids, of: count)
    case .unreadable(let file, let reason), .notOpened(let file, let reason):
      "'\(file)' cannot be read: \(reason)"
    case .file(let error): error.description
    case .search(let error): error.description
    }
  }

  /// Whether bytes of an index are lost, and not only out of reach.
  var isDamage: Bool {
    switch self {
    case .damaged, .unreadable: true
    default: false
    }
  }

  private static func list(_ ids: [String], of count: Int) -> String {
    ids.map { "'\($0)'" }.joined(separator: ", ") + (count > ids.count ? ", …" : "")
  }
}
