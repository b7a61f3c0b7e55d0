internal import Vectors

/// Why a worker ends without its last line.
enum WorkerError: Error, Hashable {
  /// A line of the input, counted from 1, that is not as expected.
  case line(Int, expected: String)
  /// A line, counted from 1, of a file that an option names.
  case fileLine(String, Int, expected: String)
  /// What lines or files say, each of them fit to be read, does not go together.
  case content(String)
  /// Reading, writing or setting something aside failed.
  case failed(String)
}

extension WorkerError: CustomStringConvertible {
  /// One line, without a full stop.
  var description: String {
    switch self {
    case .line(let number, let expected): "line \(number): expected \(expected)"
    case .fileLine(let path, let number, let expected):
      "\(path):\(number): expected \(expected)"
    case .content(let reason), .failed(let reason): reason
    }
  }
}

/// The failure of a verb, and the status that tells it.
///
/// The statuses are those of `sysexits.h`.
struct WorkerFailure: Error {
  /// The verb.
  let verb: String
  /// Why.
  let error: WorkerError

  /// The status of wrong options.
  static let usageStatus: Int32 = 64

  /// The status that the process ends with.
  var status: Int32 {
    switch error {
    case .line, .fileLine, .content: 65
    case .failed: 74
    }
  }
}

extension WorkerFailure: CustomStringConvertible {
  /// One line, without a full stop.
  var description: String { "topictool worker \(verb): \(error)" }
}
