internal import Vectors

/// The articles that others may still be compared with: what an archive keeps of each.
///
/// Arrays are by place in the window, in which articles stand in the order they came.
struct EventWindow: Sendable {
  /// The number of each in the archive, ascending.
  var articles: [Int] = []
  /// The terms of titles, as often as they count, and texts together.
  var counts = TermCounts()
  /// The terms of titles.
  var titles = TermCounts()
  /// When each was published, in seconds, where that is known.
  var times: [Int64?] = []
  /// What stands for its outlet, 0 where that is not known.
  var outlets: [UInt64] = []
  /// Its greatest cosines with articles of other days.
  var backgrounds: [GreatestThree] = []
  /// The place of the article that it follows as its copy, its own where it follows none.
  var leaders: [Int32] = []
  /// The articles that share text, by their places.
  var sharedTexts: [EventMaterial.SharedText] = []

  /// Number of articles.
  var count: Int { articles.count }

  /// The window with a batch behind it, of which all votes.
  ///
  /// - Parameters:
  ///   - batch: the articles.
  ///   - first: the number that the first has in the archive.
  ///   - options: what makes terms.
  ///   - parallel: the threads.
  /// - Returns: the larger window.
  func followed(
    by batch: Corpus, from first: Int, _ options: EventArchive.Options,
    _ parallel: Parallel
  ) -> EventWindow {
    var window = self
    let analyzer = options.analyzer
    window.counts = counts.followed(
      by: TermCounts(
        of: batch, analyzer: analyzer, fields: options.fields, parallel: parallel))
    window.titles = titles.followed(
      by: TermCounts(
        of: batch, analyzer: analyzer, fields: [.title],
        parallel: parallel.reporting(to: nil)))
    window.articles += first..<first + batch.count
    window.times += batch.documents.map(\.time)
    window.outlets += batch.outletHashes
    window.backgrounds += Array(repeating: GreatestThree(), count: batch.count)
    window.leaders += (count..<count + batch.count).map { Int32($0) }
    return window
  }

  /// The window with only the articles at some places, ascending.
  func selecting(_ places: [Int]) -> EventWindow {
    var newPlace = [Int](repeating: -1, count: count)
    for (place, old) in places.enumerated() { newPlace[old] = place }
    var window = EventWindow()
    window.articles = places.map { articles[$0] }
    window.counts = counts.selecting(places)
    window.titles = titles.selecting(places).numbered(as: window.counts)
    window.times = places.map { times[$0] }
    window.outlets = places.map { outlets[$0] }
    window.backgrounds = places.map { backgrounds[$0] }
    window.leaders = Votes(representatives: leaders).selecting(places).representatives
    window.sharedTexts = sharedTexts.compactMap { text in
      let (first, second) = (newPlace[text.first], newPlace[text.second])
      return first < 0 || second < 0 ? nil : .init(first, second, share: text.share)
    }
    return window
  }

  /// The window with its articles numbered anew, after some were taken out of the archive.
  func removing(_ removed: Set<Int>) -> EventWindow {
    var window = selecting(articles.indices.filter { !removed.contains(articles[$0]) })
    let ordered = removed.sorted()
    window.articles = window.articles.map { article in
      article - ordered.indices.partitionPoint { ordered[$0] >= article }
    }
    return window
  }

  /// The window without what is too old, or too far back.
  ///
  /// Time is that of the latest articles but for one in a hundred, and one at least: a date
  /// in a far future is a mistake, and must not make everything else old. What has no date
  /// leaves by number alone.
  func aged(_ options: EventArchive.Options) -> EventWindow {
    let dated = times.compactMap(\.self).sorted()
    let late = max(1, dated.count / 100)
    let now = dated.count > late ? dated[dated.count - 1 - late] : dated.first
    let oldest = now.map { Double($0) - options.window }
    let places = (max(0, count - options.mostArticles)..<count).filter { place in
      guard let time = times[place], let oldest else { return true }
      return Double(time) >= oldest
    }
    return selecting(places)
  }
}
