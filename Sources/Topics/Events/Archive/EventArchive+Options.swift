public import Vectors

extension EventArchive {
  /// How an archive finds events; none of it changes later.
  public struct Options: Sendable {
    /// How fine events are, and what is set instead of learnt.
    public var search: EventSearch
    /// How many times the terms of a title count, at least once.
    public var titleWeight: Int
    /// What makes terms of text.
    public var analyzer: Analyzer
    /// Seconds after which an article is no longer compared with others: four half-lives by
    /// default, when a fifth of a similarity is left.
    public var window: Double
    /// The most articles that others are compared with, the latest to arrive: a bound for
    /// what is kept.
    public var mostArticles: Int

    /// The default window, in seconds.
    public static let standardWindow = 4 * TimeDecay.standardHalfLife
    /// Title weights that are allowed.
    public static let titleWeights = 1...100

    /// Options.
    ///
    /// - Precondition: the title weight is in ``titleWeights``, and the window and its number
    ///   of articles are above 0.
    public init(
      search: EventSearch, titleWeight: Int = 2, analyzer: Analyzer = Analyzer(.terms),
      window: Double = standardWindow, mostArticles: Int = 100_000
    ) {
      precondition(
        Self.titleWeights ~= titleWeight, "a title weight of \(titleWeight)")
      precondition(window > 0, "a window of \(window) seconds")
      precondition(mostArticles > 0, "a window of \(mostArticles) articles")
      self.search = search
      self.titleWeight = titleWeight
      self.analyzer = analyzer
      self.window = window
      self.mostArticles = mostArticles
    }

    /// The fields that count.
    var fields: [Document.Field] {
      Array(repeating: .title, count: titleWeight) + [.text]
    }
  }
}
