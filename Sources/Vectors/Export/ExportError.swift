/// What can go wrong when something is written.
public enum ExportError: Error, Sendable, Hashable {
  /// A file that cannot be created or written, with the system's reason.
  case unwritable(path: String, reason: String)
  /// Whoever was reading the output has gone away.
  case readerGone(path: String)
  /// More rows or columns than the format can number.
  case tooLarge(format: String, limit: Int)
}

extension ExportError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  public var description: String {
    switch self {
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .readerGone(let path): "\(path): nobody reads it any more"
    case .tooLarge(let format, let limit): "\(format) holds at most \(limit) bytes a file"
    }
  }
}

extension ExportError {
  /// What the system said about a path.
  init(_ failure: SystemFile.Failure, path: String) {
    self =
      failure.isBrokenPipe
      ? .readerGone(path: path) : .unwritable(path: path, reason: failure.reason)
  }
}
