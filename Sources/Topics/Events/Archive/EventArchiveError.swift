public import Vectors

/// What can go wrong with an archive of events.
public enum EventArchiveError: Error, Sendable, Hashable {
  /// An id that the archive has already, or a batch twice.
  case present(id: String)
  /// An id that the archive does not have.
  case missing(id: String)
  /// Vectors that cannot be made of a batch.
  case vectors(VectorsError)
  /// Vectors that events cannot be found in.
  case events(TopicsError)
}

extension EventArchiveError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  public var description: String {
    switch self {
    case .present(let id): "the article '\(id)' is in the archive of events already"
    case .missing(let id): "the article '\(id)' is not in the archive of events"
    case .vectors(let error): error.description
    case .events(let error): error.description
    }
  }
}
