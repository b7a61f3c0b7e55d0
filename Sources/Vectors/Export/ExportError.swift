/// What can go wrong when something is written.
public enum ExportError: Error, Sendable, Hashable {
  /// A file that cannot be created or written, with the system's reason.
  case unwritable(path: String, reason: String)
  /// Whoever was reading the output has gone away.
  case readerGone(path: String)
}

extension ExportError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  public var description: String {
    switch self {
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .readerGone(let path): "\(path): nobody reads it any more"
    }
  }
}

extension ExportError {
  /// What the system said about a path.
  package init(_ failure: SystemFile.Failure, path: String) {
    self =
      failure.isBrokenPipe
      ? .readerGone(path: path) : .unwritable(path: path, reason: failure.reason)
  }
}
