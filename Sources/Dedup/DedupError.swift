public import Vectors

/// What a caller can get wrong, or a stored sketch can hold wrong.
public enum DedupError: Error, Sendable, Hashable {
  /// A number of words a shingle outside the range supported.
  case shingle(Int, allowed: ClosedRange<Int>)
  /// A number of slots a sketch outside the range supported.
  case slots(Int, allowed: ClosedRange<Int>)
  /// More documents than can be numbered.
  case documents(Int, allowed: ClosedRange<Int>)
  /// A share, such as a threshold or a recall, that is not above 0 and at most 1.
  case share(name: String, Double)
  /// A window of less than no seconds.
  case window(Int64)
  /// Bytes that are not a sketch of this format, with what is wrong.
  case malformedSketch(reason: String)
  /// A temporary file that cannot be written or read.
  case temporaryFile(ExportError)
  /// A line of a file of agencies, counted from 1, that is none.
  case malformedAgency(line: Int, reason: String)
}

extension DedupError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  public var description: String {
    switch self {
    case .shingle(let words, let allowed):
      "a shingle of \(words) words; \(allowed.lowerBound) to \(allowed.upperBound) are allowed"
    case .slots(let slots, let allowed):
      "a sketch of \(slots) slots; \(allowed.lowerBound) to \(allowed.upperBound) are allowed"
    case .documents(let count, let allowed):
      "\(count) documents; at most \(allowed.upperBound) can be searched"
    case .share(let name, let value):
      "\(name) is \(value); it must be above 0 and at most 1"
    case .window(let seconds):
      "a window of \(seconds) seconds; it must be 0 or more"
    case .malformedSketch(let reason):
      "not a sketch: \(reason)"
    case .temporaryFile(let error):
      error.description
    case .malformedAgency(let line, let reason):
      "line \(line): \(reason)"
    }
  }
}
