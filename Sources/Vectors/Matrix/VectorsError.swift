/// What a caller can get wrong about vectors.
public enum VectorsError: Error, Sendable, Hashable {
  /// A share of the documents outside 0...1.
  case share(Double)
  /// A number of documents below zero.
  case documentCount(Int)
  /// Limits that no term can meet: at least `minimum` and at most `maximum` documents of a
  /// batch of so many.
  case contradictoryLimits(minimum: Double, maximum: Double, of: Int)
  /// A number of terms below one.
  case termCount(Int)
  /// A term that a vocabulary names twice.
  case repeatedTerm(String)
  /// A number of bits outside ``TermHashing/bitsAllowed``.
  case hashBits(Int)
  /// Lengths of words outside ``Analyzer/Options/lengthsAllowed``.
  case wordLengths(ClosedRange<Int>)
  /// Lengths of terms outside ``Analyzer/Options/ngramsAllowed``.
  case ngrams(ClosedRange<Int>)
  /// Document frequencies of terms that were made in another way.
  case differentTerms
  /// Document frequencies of terms, where columns are hashes of several.
  case hashedFrequencies
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
    case .contradictoryLimits(let minimum, let maximum, let count):
      "no term can be in at least \(minimum) and at most \(maximum) of \(count) documents"
    case .termCount(let count):
      "a number of terms is 1 or more, not \(count)"
    case .repeatedTerm(let term):
      "the term '\(term)' is there twice"
    case .hashBits(let bits):
      "hashes have \(TermHashing.bitsAllowed) bits, not \(bits)"
    case .wordLengths(let lengths):
      "words have lengths within \(Analyzer.Options.lengthsAllowed), not \(lengths)"
    case .ngrams(let lengths):
      "n-grams have lengths within \(Analyzer.Options.ngramsAllowed), not \(lengths)"
    case .differentTerms:
      "document frequencies are of terms that were made in another way"
    case .hashedFrequencies:
      "document frequencies of terms say nothing of hashed columns"
    case .parameter(let name, let value, let allowed):
      "\(name) is between \(allowed.lowerBound) and \(allowed.upperBound), not \(value)"
    }
  }
}
