/// Which documents are near enough in time to be compared.
///
///     let window = TimeWindow(seconds: 3 * 86_400, times: corpus.documents.map(\.time))
///     window.allows(0, 7)  // dated at most three days apart, or one of them not at all
///
/// A document without a time is near to every other. The documents are those of one batch,
/// or on one side those of a batch and on the other those of another.
public struct TimeWindow: Sendable, Hashable {
  /// How far apart two documents may be, the edge included.
  public let seconds: Int64
  /// Seconds since 1970 of the documents on either side, or ``undated``.
  let times: [Int64]
  let otherTimes: [Int64]
  /// Documents without a time, of all that are compared.
  public let undatedCount: Int

  /// The time of a document without one; before all others.
  package static let undated = Int64.min

  /// A window over the documents of one batch.
  ///
  /// - Parameters:
  ///   - seconds: how far apart two documents may be.
  ///   - times: when each document was published, in seconds since 1970, where that is known.
  /// - Precondition: `seconds` is not negative.
  public init(seconds: Int64, times: [Int64?]) {
    self.init(seconds: seconds, times: times, against: nil)
  }

  /// A window over the documents of a batch and those of another that they are compared
  /// with.
  ///
  /// - Parameters:
  ///   - seconds: how far apart two documents may be.
  ///   - times: when the documents of the batch were published, where that is known.
  ///   - others: the same of the other batch; nil to compare the batch with itself.
  /// - Precondition: `seconds` is not negative.
  public init(seconds: Int64, times: [Int64?], against others: [Int64?]?) {
    precondition(seconds >= 0, "a window of \(seconds) seconds")
    self.seconds = min(seconds, TimeWindow.limit)
    self.times = times.map(TimeWindow.limited)
    otherTimes = others?.map(TimeWindow.limited) ?? self.times
    undatedCount = times.count { $0 == nil } + (others?.count { $0 == nil } ?? 0)
  }

  /// So that no sum or difference of two overflows.
  private static let limit = Int64.max / 4

  private static func limited(_ time: Int64?) -> Int64 {
    time.map { max(-limit, min(limit, $0)) } ?? undated
  }

  /// Whether a document of the batch may be compared with one of the other, or of the same.
  public func allows(_ document: Int, _ other: Int) -> Bool {
    let (first, second) = (times[document], otherTimes[other])
    guard first != TimeWindow.undated, second != TimeWindow.undated else { return true }
    return abs(first - second) <= seconds
  }

  /// The time of a document of the batch, or ``undated``.
  package func time(of document: Int) -> Int64 { times[document] }

  /// Makes sure that the window is over so many rows and so many others.
  func check(rowCount: Int, otherCount: Int) {
    precondition(
      times.count == rowCount && otherTimes.count == otherCount,
      "\(times.count) and \(otherTimes.count) times, \(rowCount) and \(otherCount) rows")
  }
}
