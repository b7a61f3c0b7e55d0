internal import Vectors

/// The events of an archive that grows batch by batch.
///
///     var archive = EventArchive(.init(search: try EventSearch()))
///     let changes = try archive.add(today, parallel: parallel)
///     changes.opened.count  // events that were not known yesterday
///     archive.event(of: "article-17")
///
/// A new article joins an event, opens one, or brings several together. Events have numbers
/// that stay: one that articles join keeps its own, of several that become one the oldest
/// stays, and ``merges`` tells which went into it. An event never comes apart.
///
/// A first batch of 1,000 articles or more is grouped as ``EventSearch`` groups it, to the
/// bit; before that an archive is careful with what it takes to be rare. Later batches are
/// grouped by the same rules among what is near them: new articles and the events that one
/// of them is near enough to are joined by average linkage, from the events as they are, and
/// who is then alone goes to the nearest centre. Events that no new article is near stay as
/// they are; average linkage over everything would not join them either, as long as
/// similarities stay the same. Three things may differ from one search over everything,
/// because they are what is known at the time:
///
/// - how rare terms are, what is usual (the backgrounds and coverages in the middle), the
///   half-life and the threshold are those of the articles so far. The half-life is learnt
///   from batches of several days; an archive that gets none has the standard one. A young
///   archive does not know yet what every day has, and joins more than an old one;
/// - what was joined stays joined, though a later article might have been nearer;
/// - articles beyond the window (``Options/window``, ``Options/mostArticles``) keep their
///   event, but are no longer compared: an event that was silent for longer is not taken up
///   again, unless by a copy of one of its articles.
///
/// `docs/how-it-works.md` has what this costs on labelled events.
///
/// The outcome follows from the batches in their order and the options: not from the number
/// of threads, nor from whether an archive was stored in between.
///
/// Beyond the window an article takes 16 bytes and its id; within, its terms and 50 bytes
/// more. See ``write(to:)`` for the stored form.
public struct EventArchive: Sendable {
  /// An event that became part of another.
  public struct Merge: Sendable, Hashable {
    /// The event that is no more.
    public let event: Int
    /// The one that its articles are in since.
    public let into: Int
    /// The batch that brought them together, counted from 1.
    public let batch: Int
    /// When the last article of that batch was published, in seconds since 1970; nil if no
    /// article of it has a date.
    public let time: Int64?

    /// An event that became part of another.
    package init(event: Int, into: Int, batch: Int, time: Int64?) {
      self.event = event
      self.into = into
      self.batch = batch
      self.time = time
    }
  }

  /// What a batch changed.
  public struct Changes: Sendable, Hashable {
    /// The event of each article of the batch.
    public internal(set) var events: [Int] = []
    /// Events that were opened, ascending.
    public internal(set) var opened: [Int] = []
    /// Events that were there before and were joined by articles, ascending.
    public internal(set) var joined: [Int] = []
    /// Events that became part of others, ascending.
    public internal(set) var merges: [Merge] = []

    /// What changes nothing.
    package init() {}
  }

  /// How events are found.
  public let options: Options
  /// Which events became part of others, in the order in which that happened.
  public internal(set) var merges: [Merge] = []
  /// Number of batches that articles were added in.
  public internal(set) var batchCount = 0

  /// The articles with their events.
  var articles = ArchivedArticles()
  /// The number of the next event.
  var nextEvent: UInt32 = 0
  /// The articles that others are compared with.
  var window = EventWindow()
  /// What is usual among similar pairs.
  var usual = UsualPairs()

  /// An archive without articles.
  public init(_ options: Options) {
    self.options = options
  }

  /// Number of articles.
  public var count: Int { articles.count }

  /// Number of articles that new ones are compared with.
  public var windowCount: Int { window.count }

  /// The event of an article, nil if the archive does not have it.
  public func event(of id: String) -> Int? {
    articles.number(of: id).map { Int(articles.events[$0]) }
  }

  /// Calls `body` with the id and the event of each article, in the order they came.
  public func forEachArticle<Failure: Error>(
    _ body: (String, Int) throws(Failure) -> Void
  ) throws(Failure) {
    for article in 0..<articles.count {
      try body(articles.id(article), Int(articles.events[article]))
    }
  }

  /// The number of articles of each event, by its number: 0 for one that is no more.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: Int(nextEvent))
    for event in articles.events { sizes[Int(event)] += 1 }
    return sizes
  }

  /// Takes articles out.
  ///
  /// Their events stay as they are otherwise; one that no article is left of is gone, and its
  /// number is not used again.
  ///
  /// - Throws: ``EventArchiveError/missing(id:)`` for the first id that is not there; then
  ///   nothing is taken out.
  public mutating func remove(_ ids: some Sequence<String>) throws(EventArchiveError) {
    var removed: Set<Int> = []
    for id in ids {
      guard let article = articles.number(of: id) else { throw .missing(id: id) }
      removed.insert(article)
    }
    guard !removed.isEmpty else { return }
    articles = articles.removing(removed)
    window = window.removing(removed)
  }
}
