internal import Vectors

/// What a path leads to.
///
/// Asked of the system itself: Foundation's answer takes 50 times as long, which a folder
/// of 100,000 files makes felt.
enum FileKind: Equatable {
  /// Nothing is there.
  case missing
  case file
  case folder
  /// A pipe, a terminal or another thing that is read from one end to the other.
  case stream
  /// The system does not say, for a reason.
  case unknown(reason: String)

  /// Whether something is there, as far as can be told.
  var isThere: Bool { self != .missing }

  /// What stands at `path`, behind links.
  init(of path: String) {
    do throws(SystemFile.Failure) {
      switch try SystemFile.kind(of: path) {
      case .nothing: self = .missing
      case .file: self = .file
      case .folder: self = .folder
      case .stream: self = .stream
      }
    } catch {
      self = .unknown(reason: error.reason)
    }
  }
}
