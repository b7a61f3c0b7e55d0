/// Precision and recall.
public struct Rates: Sendable, Hashable {
  /// The share of what was found that is right.
  public let precision: Double
  /// The share of what is right that was found.
  public let recall: Double

  /// Two shares, each 0 to 1.
  public init(precision: Double, recall: Double) {
    self.precision = precision
    self.recall = recall
  }

  /// The harmonic mean of both, 0 if both are.
  public var f1: Double {
    precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  /// Rates of yes-or-no decisions.
  ///
  ///     Rates(of: [(found: true, gold: true, weight: 3), (found: true, gold: false, weight: 1)])
  ///     // precision 0.75, recall 1
  ///
  /// A decision of weight *w* counts as *w* decisions: with each labelled pair weighted by
  /// how many pairs of the whole it was drawn for, the rates estimate those of the whole.
  /// A rate of nothing is 0.
  ///
  /// - Parameter decisions: what was found, what is right, and how often it counts, not
  ///   negative.
  public init(of decisions: some Sequence<(found: Bool, gold: Bool, weight: Double)>) {
    var hit = 0.0
    var found = 0.0
    var gold = 0.0
    for decision in decisions {
      if decision.found { found += decision.weight }
      if decision.gold { gold += decision.weight }
      if decision.found && decision.gold { hit += decision.weight }
    }
    precision = found > 0 ? hit / found : 0
    recall = gold > 0 ? hit / gold : 0
  }
}
