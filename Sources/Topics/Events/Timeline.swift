public import Vectors

/// When an event was reported, and by whom.
///
///     let timeline = Timeline(of: events.members[0], in: corpus)
///     timeline.outlets.first?.name  // who had it first
///
/// Every article counts, copies too. An article without a date has no part in times, and
/// stands behind the others.
public struct Timeline: Sendable, Hashable {
  /// The stretch of time with the most reports.
  public struct Peak: Sendable, Hashable {
    /// When it begins, in seconds since 1970: at a full hour or a midnight, in UTC.
    public let start: Int64
    /// How long it is, in seconds: an hour or a day.
    public let length: Int64
    /// Number of reports.
    public let count: Int

    /// A stretch of time with its reports.
    package init(start: Int64, length: Int64, count: Int) {
      self.start = start
      self.length = length
      self.count = count
    }
  }

  /// An outlet and what it had.
  public struct Outlet: Sendable, Hashable {
    /// Its name, empty for articles that name none.
    public let name: String
    /// Its first article.
    public let first: Int
    /// Number of its articles.
    public let count: Int
  }

  /// The articles by time, those without one last; of equal times the first of the batch.
  public let documents: [Int]
  /// When the first report was published, in seconds since 1970; nil if no date is known.
  public let first: Int64?
  /// When the last one was.
  public let last: Int64?
  /// The hour with the most reports, of equal ones the first; nil if no date is known.
  ///
  /// It is a day where most dates have no time or reports go on for more than two days. What
  /// is dated by the day has no part in an hour.
  public let peak: Peak?
  /// The outlets in the order of their first reports.
  public let outlets: [Outlet]

  /// Reports that go on for longer are counted by the day.
  private static let longestByHour: Int64 = 2 * 86_400

  /// The timeline of some documents.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(of documents: [Int], in corpus: Corpus) {
    let times = corpus.documents
    let ordered = documents.sorted { a, b in
      switch (times[a].time, times[b].time) {
      case (let x?, let y?): x != y ? x < y : a < b
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): a < b
      }
    }
    let dated = ordered.compactMap { times[$0].time }
    self.documents = ordered
    first = dated.first
    last = dated.last
    peak = Timeline.peak(of: dated)
    outlets = Timeline.outlets(of: ordered, in: corpus)
  }

  /// The peak of ascending times.
  private static func peak(of times: [Int64]) -> Peak? {
    guard let first = times.first, let last = times.last else { return nil }
    // A date without a time of day is a midnight.
    let timed = times.count { Timestamp.dayAndSecond($0).second != 0 }
    let isByHour = 2 * timed > times.count && last - first <= longestByHour
    let length: Int64 = isByHour ? 3600 : 86_400
    var peak = Peak(start: 0, length: length, count: 0)
    var (start, count) = (Int64.min, 0)
    for time in times {
      let (day, second) = Timestamp.dayAndSecond(time)
      if isByHour, second == 0 { continue }
      let begin = day * 86_400 + (isByHour ? Int64(second / 3600 * 3600) : 0)
      count = begin == start ? count + 1 : 1
      start = begin
      if count > peak.count { peak = Peak(start: start, length: length, count: count) }
    }
    return peak
  }

  private static func outlets(of documents: [Int], in corpus: Corpus) -> [Outlet] {
    var places: [String: Int] = [:]
    var outlets: [Outlet] = []
    for document in documents {
      let name = corpus.string(.source, of: document)
      if let place = places[name] {
        let known = outlets[place]
        outlets[place] = Outlet(name: name, first: known.first, count: known.count + 1)
      } else {
        places[name] = outlets.count
        outlets.append(Outlet(name: name, first: document, count: 1))
      }
    }
    return outlets
  }
}
