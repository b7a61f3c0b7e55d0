internal import Topics
internal import Vectors

/// The words that name events of several articles, and topics.
struct EventLabels {
  /// Those of each event.
  let events: GroupLabels
  /// Those of each topic, nil if topics were not asked for.
  let topics: GroupLabels?

  /// The labels of the events of a batch.
  ///
  /// - Parameters:
  ///   - events: the events.
  ///   - topics: the topic of each, or nil.
  ///   - corpus: the batch.
  ///   - votes: the articles that count, nil for all.
  ///   - analyzer: how words are found.
  ///   - session: the run.
  init(
    of events: Grouping, _ topics: Grouping?, _ corpus: Corpus, votes: Votes?,
    analyzer: Analyzer, _ session: Session
  ) {
    let material = LabelMaterial(
      of: corpus, analyzer: analyzer,
      parallel: session.parallel("reading words", total: corpus.count))
    func labels(_ grouping: Grouping, _ leastSize: Int, _ phase: String) -> GroupLabels {
      GroupLabels(
        of: grouping, in: material, votes: votes, leastSize: leastSize, count: 8,
        parallel: session.parallel(phase, total: corpus.count))
    }
    self.events = labels(events, 2, "naming events")
    self.topics = topics.map { topics in
      let assignments = events.assignments.map { topics.assignments[Int($0)] }
      return labels(
        Grouping(assignments, count: topics.count), 1, "naming topics")
    }
    session.progress.end()
  }
}
