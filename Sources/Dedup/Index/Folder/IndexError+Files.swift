package import Vectors

extension IndexError {
  /// What is wrong with a file of the index in a folder.
  package init(_ error: BlockFileError, folder: String) {
    switch error {
    case .unreadable(let path, let reason):
      self = .unreadable(file: path, reason: reason)
    case .notOpened(let path, let reason):
      self = .notOpened(file: path, reason: reason)
    case .otherKind(let path, let expected):
      self = .damaged(file: path, part: "header", reason: "it is no \(expected) file")
    case .newer(_, let version, let known):
      self = .newer(folder: folder, version: version, known: known)
    case .cutShort(let path):
      self = .damaged(file: path, part: "end", reason: "it is cut short")
    case .damaged(let path, let part, let reason):
      self = .damaged(file: path, part: part, reason: reason)
    case .missingSection(let path, let section):
      self = .damaged(
        file: path, part: "table of sections", reason: "it has no \(section)")
    case .outside(let path, let section, let range):
      self = .damaged(
        file: path, part: "section \(section)",
        reason: "bytes \(range.lowerBound)–\(range.upperBound) are beyond its end")
    }
  }

  /// What the system said when a file was to be written.
  init(_ failure: SystemFile.Failure, path: String) {
    self = .file(ExportError(failure, path: path))
  }
}
