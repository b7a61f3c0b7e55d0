extension CopySearch {
  /// A stretch of a search, as its progress counts it.
  public enum Phase: Sendable, Hashable {
    /// The pass over all texts; documents are counted.
    case survey
    /// The search for pairs that may share something; steps are counted, of about the same
    /// length within a generator of candidates.
    case candidates
    /// The comparison of the candidates on their words; pairs are counted.
    case comparison
  }

  /// Is told of a phase before it begins, with all that its progress will count.
  public typealias PhaseObserver = @Sendable (_ phase: Phase, _ total: Int) -> Void
}
