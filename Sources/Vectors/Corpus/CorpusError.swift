/// What can go wrong with an input as a whole.
public enum CorpusError: Error, Sendable, Hashable {
  /// A file or folder that cannot be read, with the system's reason.
  case unreadable(path: String, reason: String)
  /// A file or stream for which the system gives no memory.
  case noMemory(path: String)
  /// A rule for field names that is not `field=name`.
  case fieldNames(String)
  /// A record that is malformed, where reading is strict.
  case malformed(RecordProblem)
}

extension CorpusError {
  /// What it means that a call failed that reads what stands at a path.
  package init(_ failure: SystemFile.Failure, at path: String) {
    self =
      failure.isWantOfMemory
      ? .noMemory(path: path) : .unreadable(path: path, reason: failure.reason)
  }
}

extension CorpusError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .noMemory(let path): "\(path): cannot be read: there is no memory for it"
    case .fieldNames(let rule):
      "'\(rule)' names no field: use id=, title=, text=, date= or source= and a name"
    case .malformed(let problem): problem.description
    }
  }
}
