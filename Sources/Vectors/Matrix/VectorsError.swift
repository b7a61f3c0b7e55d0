/// What a caller can get wrong about vectors.
public enum VectorsError: Error, Sendable, Hashable {
  /// A share of the documents outside 0...1.
  case share(Double)
  /// A number of documents below zero.
  case documentCount(Int)
  /// Limits that no term can meet: at least `minimum` and at most `maximum` documents.
  case contradictoryLimits(minimum: Double, maximum: Double)
  /// Lengths of words outside ``Analyzer/Options/lengthsAllowed``.
  case wordLengths(ClosedRange<Int>)
  /// Lengths of terms outside ``Analyzer/Options/ngramsAllowed``.
  case ngrams(ClosedRange<Int>)
  /// A parameter of a weighting outside its range, or not a number.
  case parameter(String, Double, allowed: ClosedRange<Double>)
}

extension VectorsError: CustomStringConvertible {
  /// One line, without a full stop, fit to follow `topictool: error: `.
  public var description: String {
    switch self {
    case .share(let share):
      "a share of the documents is between 0 and 1, not \(share)"
    case .documentCount(let count):
      "a number of documents is 0 or more, not \(count)"
    case .contradictoryLimits(let minimum, let maximum):
      "no term is in at least \(minimum) and at most \(maximum) documents"
    case .wordLengths(let lengths):
      "words have lengths within \(Analyzer.Options.lengthsAllowed), not \(lengths)"
    case .ngrams(let lengths):
      "n-grams have lengths within \(Analyzer.Options.ngramsAllowed), not \(lengths)"
    case .parameter(let name, let value, let allowed):
      "\(name) is between \(allowed.lowerBound) and \(allowed.upperBound), not \(value)"
    }
  }
}
