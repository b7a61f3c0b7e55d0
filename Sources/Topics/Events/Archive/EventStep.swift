internal import Vectors

/// A batch among the articles of a window: what joins what.
struct EventStep: Sendable {
  /// By place in the window, its greatest cosines with articles of other days.
  let backgrounds: [GreatestThree]
  /// What is usual, with what the batch says of it.
  let usual: UsualPairs

  /// The place in the window from which on articles are of the batch.
  private let firstNew: Int
  /// Number of articles in the window.
  private let count: Int
  /// By place of an article with terms, the place of the one that votes for it, and else -1.
  private let voters: [Int32]
  /// By place of one that votes and had a part in this, its group, and else -1.
  private let groups: [Int32]
  /// By group, the events that became part of it, ascending.
  private let groupEvents: [[UInt32]]

  /// What the batch of a window joins.
  ///
  /// - Parameters:
  ///   - window: the articles.
  ///   - firstNew: the place from which on they are of the batch.
  ///   - archived: the articles before the batch, with their events.
  ///   - hints: by place in the batch, the number of an article whose event one goes to.
  ///   - usual: what was usual before.
  ///   - options: how events are found.
  ///   - parallel: the threads.
  /// - Throws: ``EventArchiveError`` for what vectors cannot be made of.
  init(
    _ window: EventWindow, firstNew: Int, archived: ArchivedArticles, hints: [Int: Int],
    _ usual: UsualPairs, _ options: EventArchive.Options, _ parallel: Parallel
  ) throws(EventArchiveError) {
    let scene = try EventScene(window, firstNew: firstNew, options, parallel)
    let threshold = max(scene.threshold, .leastNormalMagnitude)
    let fresh = FreshPairs(
      scene, window.backgrounds, usual, options.search.decay, parallel)
    var events = scene.documents.map { document -> UInt32? in
      document < firstNew ? archived.events[window.articles[document]] : nil
    }
    for (row, document) in scene.documents.enumerated() where document >= firstNew {
      let leader = scene.material.votes.map { Int($0.representatives[document]) }
      if let leader, leader < firstNew {
        // The one it follows has no terms left.
        events[row] = archived.events[window.articles[leader]]
      }
    }
    for (place, article) in hints.sorted(by: { $0.key < $1.key }) {
      let row = Int(scene.rowOfAll[firstNew + place])
      // Whom it follows, for being equal, may have an event already.
      if row >= 0, events[row] == nil { events[row] = archived.events[article] }
    }
    let near = NearEvents(scene, fresh, events, threshold: threshold, parallel)
    let grouping = AverageLinkage(
      of: near.edges, atLeast: threshold, joined: near.joined
    ).dendrogram().cut(at: threshold).gatheringLoners(
      in: near.edges.symmetrized(), threshold: threshold,
      isSettled: near.settled(window, archived, events))
    var groups = [Int32](repeating: -1, count: window.count)
    var groupEvents = [Set<UInt32>](repeating: [], count: grouping.count)
    for (place, row) in near.rows.enumerated() {
      let group = grouping.assignments[place]
      groups[scene.documents[row]] = group
      if let event = events[row] { groupEvents[Int(group)].insert(event) }
    }
    self.groups = groups
    self.groupEvents = groupEvents.map { $0.sorted() }
    self.firstNew = firstNew
    count = window.count
    voters = scene.voters
    backgrounds = fresh.backgrounds
    self.usual = fresh.usual
  }

  /// The events of a batch, and what became of those before.
  struct Outcome {
    /// By place in the batch.
    var events: [UInt32] = []
    /// The events that became part of others, with these.
    var targets: [UInt32: UInt32] = [:]
    /// The number of the next event.
    var nextEvent: UInt32
  }

  /// The events of the batch.
  ///
  /// New ones are numbered in the order of their first articles.
  ///
  /// - Parameters:
  ///   - window: the articles.
  ///   - archived: the articles before the batch, with their events.
  ///   - nextEvent: the number of the next event.
  /// - Returns: an event for each article of the batch.
  func outcome(
    in window: EventWindow, archived: ArchivedArticles, from nextEvent: UInt32
  ) -> Outcome {
    var outcome = Outcome(nextEvent: nextEvent)
    for events in groupEvents {
      for event in events.dropFirst() { outcome.targets[event] = events[0] }
    }
    var names = groupEvents.map(\.first)
    for document in firstNew..<count {
      let voter = Int(voters[document])
      let group = voter < 0 ? -1 : Int(groups[voter])
      if group < 0, voter >= 0 {
        // It follows an article of an event that nothing else is near.
        let event = archived.events[window.articles[voter]]
        outcome.events.append(outcome.targets[event] ?? event)
      } else if group >= 0, let event = names[group] {
        outcome.events.append(event)
      } else {
        if group >= 0 { names[group] = outcome.nextEvent }
        outcome.events.append(outcome.nextEvent)
        outcome.nextEvent += 1
      }
    }
    return outcome
  }
}
