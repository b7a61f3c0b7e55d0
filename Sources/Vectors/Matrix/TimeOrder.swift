/// Documents in the order of their times, the undated first and equal ones as they stand, so
/// that those near a time stand side by side.
struct TimeOrder: Sendable {
  /// The document at each place.
  let documents: [Int32]
  /// Documents without a time; they have the first places.
  let undatedCount: Int
  private let window: TimeWindow

  /// The order of the documents of the other side.
  init(ofOthersIn window: TimeWindow) {
    let times = window.otherTimes
    documents = (0..<Int32(times.count)).sorted {
      (times[Int($0)], $0) < (times[Int($1)], $1)
    }
    undatedCount = times.count { $0 == TimeWindow.undated }
    self.window = window
  }

  /// The places of dated documents that a document of this side may be compared with; it
  /// may be with all undated ones.
  ///
  /// - Complexity: O(log *n*).
  func places(near document: Int) -> Range<Int> {
    let time = window.time(of: document)
    guard time != TimeWindow.undated else { return undatedCount..<documents.count }
    let first = place(from: time - window.seconds)
    return first..<max(first, place(from: time + window.seconds + 1))
  }

  /// The first dated place with a time of at least `time`.
  private func place(from time: Int64) -> Int {
    (undatedCount..<documents.count).partitionPoint {
      window.otherTimes[Int(documents[$0])] >= time
    }
  }
}
