public import Vectors

extension EventArchive {
  /// What is known of the copies in a batch.
  ///
  /// Articles are named by their ids, whether they are in the batch or were there before;
  /// what names an article that is in neither does not count.
  public struct Copies: Sendable, Hashable {
    /// An article of the batch that shares text with another.
    public struct SharedText: Sendable, Hashable {
      /// An article of the batch, by its place.
      public let article: Int
      /// The id of the other.
      public let other: String
      /// The share of the shorter one that stands in the other, from 0 to 1.
      public let share: Float

      /// Two articles with what they share.
      ///
      /// - Precondition: the share is from 0 to 1.
      public init(_ article: Int, _ other: String, share: Float) {
        precondition(0...1 ~= share, "a share of \(share)")
        self.article = article
        self.other = other
        self.share = share
      }
    }

    /// By place in the batch, the id of the article that one is a copy of.
    ///
    /// It goes where that goes, and does not count as a report of its own.
    public var leaders: [Int: String]
    /// Articles that share text.
    public var sharedTexts: [SharedText]

    /// What is known.
    public init(leaders: [Int: String] = [:], sharedTexts: [SharedText] = []) {
      self.leaders = leaders
      self.sharedTexts = sharedTexts
    }
  }

  /// Adds a batch.
  ///
  /// - Parameters:
  ///   - batch: articles whose ids are new.
  ///   - copies: which of them are copies, and share text, as far as that is known.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: what changed.
  /// - Throws: ``EventArchiveError/present(id:)`` for the first id that is not new; after any
  ///   error the archive is as it was.
  /// - Complexity: that of a join of the batch with the window, and of one of the events that
  ///   are near with themselves.
  public mutating func add(
    _ batch: Corpus, copies: Copies = Copies(), parallel: Parallel
  ) throws(EventArchiveError) -> Changes {
    guard batch.count > 0 else { return Changes() }
    let first = articles.count
    var known = articles
    try known.append(batch)
    var window = window.followed(by: batch, from: first, options, parallel)
    let hints = window.follow(copies, known, first: first)
    let step = try EventStep(
      window, firstNew: self.window.count, archived: articles, hints: hints, usual,
      options, parallel)
    window.backgrounds = step.backgrounds
    batchCount += 1
    let time = batch.documents.compactMap(\.time).max()
    let outcome = step.outcome(in: window, archived: articles, from: nextEvent)
    articles = known
    articles.settle(outcome.events, from: first)
    articles.move(outcome.targets)
    let merges = outcome.targets.sorted { $0.key < $1.key }.map {
      Merge(event: Int($0.key), into: Int($0.value), batch: batchCount, time: time)
    }
    self.merges += merges
    let opened = Int(nextEvent)..<Int(outcome.nextEvent)
    nextEvent = outcome.nextEvent
    usual = step.usual
    self.window = window.aged(options)
    let joined = Set(outcome.events.map { Int($0) }).filter { $0 < opened.lowerBound }
    var changes = Changes()
    changes.events = outcome.events.map { Int($0) }
    changes.opened = Array(opened)
    changes.joined = joined.sorted()
    changes.merges = merges
    return changes
  }
}

extension ArchivedArticles {
  /// Appends the articles of a batch; their events are not known yet.
  ///
  /// - Throws: ``EventArchiveError/present(id:)``
  fileprivate mutating func append(_ batch: Corpus) throws(EventArchiveError) {
    var scratch: [UInt8] = []
    for document in 0..<batch.count {
      let id = batch.bytes(.id, of: document, scratch: &scratch)
      guard append(id, event: 0) else {
        throw .present(id: batch.string(.id, of: document))
      }
    }
  }
}

extension EventWindow {
  /// Takes in what is known of copies.
  ///
  /// - Parameters:
  ///   - copies: those of the batch at the end of the window.
  ///   - archive: all articles, the batch included.
  ///   - first: the number of the first of the batch there.
  /// - Returns: by place in the batch, the number of an article whose event a copy goes to
  ///   although it is no longer in the window.
  fileprivate mutating func follow(
    _ copies: EventArchive.Copies, _ archive: ArchivedArticles, first: Int
  ) -> [Int: Int] {
    let firstPlace = count - (archive.count - first)
    var hints: [Int: Int] = [:]
    for (document, id) in copies.leaders.sorted(by: { $0.key < $1.key }) {
      guard let leader = archive.number(of: id), 0..<archive.count - first ~= document
      else { continue }
      if let place = place(of: leader) {
        leaders[firstPlace + document] = Int32(place)
      } else {
        hints[document] = leader
      }
    }
    settleLeaders(from: firstPlace)
    for text in copies.sharedTexts {
      guard let other = archive.number(of: text.other).flatMap({ place(of: $0) }),
        0..<archive.count - first ~= text.article, other != firstPlace + text.article
      else { continue }
      sharedTexts.append(.init(firstPlace + text.article, other, share: text.share))
    }
    return hints
  }

  /// The place of an article, nil if it is no longer in the window.
  private func place(of article: Int) -> Int? {
    let place = articles.indices.partitionPoint { articles[$0] >= article }
    return place < count && articles[place] == article ? place : nil
  }

  /// Lets who follows a follower follow whom that follows; in a ring the first leads.
  private mutating func settleLeaders(from first: Int) {
    for place in first..<count {
      var chain = [place]
      while let last = chain.last, Int(leaders[last]) != last {
        let next = Int(leaders[last])
        if chain.contains(next) {
          let ring = chain.drop { $0 != next }
          leaders[ring.min() ?? next] = Int32(ring.min() ?? next)
          chain = [place]
        } else {
          chain.append(next)
        }
      }
      leaders[place] = Int32(chain.last ?? place)
    }
  }
}
