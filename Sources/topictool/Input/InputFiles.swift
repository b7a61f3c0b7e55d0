import Vectors

/// One file to read.
struct InputFile: Hashable {
  /// Where it is; `-` for standard input.
  var path: String
  /// What it is called in messages and ids.
  var name: String
  /// How it holds its records.
  var format: InputFormat
  /// How it is compressed.
  var compression: Compression?
  /// Whether it can only be read from one end to the other.
  var isStream = false
  /// Whether its format is taken for granted, for want of a name that says it.
  var isNameless = false
}

/// The files that paths stand for.
struct InputFiles {
  /// In the order of the paths, and inside a folder in the order of their names.
  private(set) var files: [InputFile] = []
  /// Files of folders that are in no format known.
  private(set) var ignoredCount = 0
  /// Folders that were searched.
  private(set) var folderCount = 0

  // Folders are searched once, whatever links lead to them: a link to the folder that it is in
  // has no bottom.
  private var searched: Set<FileIdentity> = []

  /// Looks for the files; folders are searched to the bottom, without hidden files and
  /// files of options.
  ///
  /// Files of a folder are named from there, or, where it is not the only path, from where the
  /// path begins: two folders may hold files of one name.
  ///
  /// - Parameter paths: files, folders or `-`.
  /// - Throws: ``InputError`` if one does not exist, cannot be listed or is in no format
  ///   known.
  init(_ paths: [String]) throws(InputError) {
    for path in paths { try add(path, isOnly: paths.count == 1) }
  }

  /// The regular files that a path stands for, and what identifies them; none if it cannot be
  /// read, which is told when it is.
  static func present(at path: String) -> [(path: String, identity: FileIdentity)] {
    let files = (try? InputFiles([path]))?.files ?? []
    return files.compactMap { file in
      System.identity(ofFileAt: file.path).map { (file.path, $0) }
    }
  }

  private mutating func add(_ path: String, isOnly: Bool) throws(InputError) {
    if path == "-" {
      files.append(
        InputFile(path: path, name: "stdin", format: .jsonLines, isNameless: true))
      return
    }
    switch FileKind(of: path) {
    case .missing: throw .missing(path)
    case .folder:
      try addFolder(path, as: isOnly ? "" : path.hasSuffix("/") ? path : path + "/")
    case .file:
      guard let file = InputFile(path: path, name: path) else {
        throw .unknownFormat(path)
      }
      files.append(file)
    case .stream:
      // A pipe, such as the shell's <(…), has no name that says anything.
      var file =
        InputFile(path: path, name: path)
        ?? InputFile(path: path, name: path, format: .jsonLines, isNameless: true)
      file.isStream = true
      files.append(file)
    case .unknown(let reason): throw .corpus(.unreadable(path: path, reason: reason))
    }
  }

  /// Adds the files below a folder, with what their names begin with.
  private mutating func addFolder(
    _ folder: String, as prefix: String
  ) throws(InputError) {
    if let folder = System.identity(ofFolderAt: folder) {
      guard searched.insert(folder).inserted else { return }
    }
    folderCount += 1
    let entries: [String]
    do {
      entries = try SystemFile.names(in: folder)
    } catch {
      throw .corpus(CorpusError(error, at: folder))
    }
    // By bytes and not by the language of the user, whose machine may differ from ours.
    for entry in entries.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !entry.hasPrefix(".") && entry != Configuration.usualPath {
      let path = folder.hasSuffix("/") ? folder + entry : "\(folder)/\(entry)"
      switch FileKind(of: path) {
      case .folder: try addFolder(path, as: "\(prefix)\(entry)/")
      case .file:
        if let file = InputFile(path: path, name: prefix + entry) {
          files.append(file)
        } else {
          ignoredCount += 1
        }
      case .missing where entry.unicodeScalars.contains("\u{FFFD}"):
        // Of another encoding, so that the file cannot be asked for by it.
        let reason = "its name is not UTF-8"
        throw .corpus(.unreadable(path: path, reason: reason))
      case .missing, .stream: ignoredCount += 1
      case .unknown(let reason): throw .corpus(.unreadable(path: path, reason: reason))
      }
    }
  }
}

extension InputFile {
  /// The file at `path` if its name says what it holds.
  init?(path: String, name: String) {
    let last = path.split(separator: "/").last ?? ""
    var parts = last.split(separator: ".", omittingEmptySubsequences: false)
    let compression = parts.last.flatMap { Compression(pathExtension: $0) }
    if compression != nil { parts.removeLast() }
    guard parts.count > 1, let format = InputFormat(pathExtension: parts[parts.count - 1])
    else { return nil }
    self.init(path: path, name: name, format: format, compression: compression)
  }

  /// Whether its bytes are in memory, and not where the file lies.
  var isHeld: Bool { compression != nil || isStream || path == "-" }

  /// The bytes of the file, unpacked.
  ///
  /// - Parameter limit: how many there may be if they have to be held in memory.
  /// - Returns: all of them.
  /// - Throws: ``InputError`` if they cannot be read.
  func open(limit: Int) throws(InputError) -> ByteStore {
    if let compression { return try compression.unpack(path, limit: limit) }
    let store: ByteStore
    do throws(CorpusError) {
      store =
        if path == "-" {
          try ByteStore(reading: 0, name: name, limit: limit)
        } else if isStream {
          try ByteStore(readingStream: path, limit: limit)
        } else {
          try ByteStore(mapping: path)
        }
    } catch {
      throw .corpus(error)
    }
    let bytes = store.bytes
    if let compression = Compression(startOf: bytes) { throw .packed(name, compression) }
    return store
  }
}
