internal import Dedup
internal import Topics
internal import Vectors

/// What was found out about a batch, for its page.
struct ReportContent {
  let corpus: Corpus
  /// What was wrong with records.
  let problems: [RecordProblem]
  let copies: Copies
  /// The events, the largest first.
  let events: Grouping
  /// The topic of each event.
  let topics: Grouping
  let labels: EventLabels
  let nearest: NearestArticles

  /// Topics of a large batch: as many as a reader keeps apart.
  private static let topicLimit = 20

  /// Runs of k-means, of which the best is kept: more take longer than all else and gain
  /// little.
  private static let restarts = 2

  /// Finds out what there is to know of a batch.
  ///
  /// - Parameters:
  ///   - batch: what was read.
  ///   - memory: what a search for copies may take.
  ///   - topicCount: how many topics are wanted; nil for ``topicLimit``, or the square root of
  ///     the number of articles where that is less.
  ///   - nearestCount: how many similar articles each is to have.
  ///   - session: the run.
  /// - Throws: what the searches throw.
  init(
    of batch: Input.Batch, memory: WorkingMemory,
    topics topicCount: ClusterCountOptions.Count?,
    nearest nearestCount: Int, _ session: Session
  ) throws {
    corpus = batch.corpus
    problems = batch.problems
    var options = CopySearch.Options()
    options.seed = session.arguments[SharedOptions.seed]
    copies = try CopySearch(options, memory: memory).run(
      over: corpus, parallel: session.parallel("surveying", total: corpus.count),
      observer: session.observer)
    let method = try AnalysisOptions.method(session, titles: EventsOptions.titles)
    let material = try EventsOptions.material(of: corpus, copies, by: method, session)
    let isEmpty = corpus.count == 0
    let search = try EventsOptions.search(session.arguments)
    events =
      isEmpty
      ? .none
      : try search.events(
        of: material, parallel: session.parallel("finding events", total: nil)
      ).grouping
    let most = max(1, min(Self.topicLimit, Int(Double(corpus.count).squareRoot())))
    topics =
      isEmpty
      ? .none
      : try EventsOptions.topics(
        of: events, into: topicCount ?? .exactly(most), isAsked: topicCount != nil,
        restarts: Self.restarts, corpus, votes: material.votes, session)
    labels = EventLabels(
      of: events, topics, corpus, votes: material.votes, analyzer: method.analyzer,
      session)
    nearest = try NearestArticles(nearestCount, of: corpus, session)
    for note in copies.notes { session.note(note.description) }
  }
}

extension Grouping {
  /// No documents, in no groups.
  fileprivate static let none = Grouping([], count: 0)
}
