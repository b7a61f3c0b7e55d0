/// What is usual among the similar pairs of an archive: means over batches of what each
/// batch speaks for.
///
/// One batch alone is taken as it is.
struct UsualPairs: Sendable, Hashable {
  /// A mean and how much it is based on.
  struct Mean: Sendable, Hashable {
    /// The mean.
    var value: Double
    /// The sum of weights.
    var weight: Double

    /// The mean of what was known and one more value.
    static func adding(_ value: Double, weight: Int, to known: Mean?) -> Mean {
      guard let known else { return Mean(value: value, weight: Double(weight)) }
      let sum = known.weight + Double(weight)
      return Mean(
        value: known.value + (value - known.value) * (Double(weight) / sum), weight: sum)
    }
  }

  /// The half-life that pairs speak for, in seconds, weighed by documents.
  var halfLife: Mean?
  /// The coverage of headlines in the middle of the most similar pairs, weighed by pairs.
  var covered: Mean?

  /// What is usual after one more batch.
  ///
  /// - Parameters:
  ///   - coverages: of the batch's most similar pairs.
  ///   - decay: the decay that its documents speak for, and how many they are; nil if they
  ///     are too few.
  /// - Returns: the means with these.
  func adding(
    coverages: [Float], decay: (decay: TimeDecay, documents: Int)?
  ) -> UsualPairs {
    var usual = self
    if let median = coverages.median {
      usual.covered = .adding(Double(median), weight: coverages.count, to: covered)
    }
    if let decay {
      usual.halfLife = .adding(
        decay.decay.halfLife, weight: decay.documents, to: halfLife)
    }
    return usual
  }
}
