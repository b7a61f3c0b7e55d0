extension Arrangement {
  /// Stretches of the calendar that documents are grouped by.
  private enum Period: CaseIterable {
    case day, week, month, year

    /// Most groups that can be told apart in a picture; by years there may be any number.
    var most: Int { self == .month ? 48 : 31 }

    /// A name of the stretch that a day lies in: its first day, month or year.
    func name(ofDay day: Int64) -> String {
      switch self {
      case .day: return Timestamp.date(ofDay: day)
      case .week:
        // 1 January 1970 was a Thursday; weeks are those of ISO 8601 and begin on Monday.
        let sinceMonday = ((day + 3) % 7 + 7) % 7
        return Timestamp.date(ofDay: day - sinceMonday)
      case .month: return String(Timestamp.date(ofDay: day).dropLast(3))
      case .year: return String(Timestamp.date(ofDay: day).dropLast(6))
      }
    }
  }

  /// The documents of a batch by their time, the earliest first.
  ///
  /// Of equal times the batch's order decides. Groups are days, or if there are more than
  /// 31, weeks named by their Monday, months or years. Documents without a date that was
  /// understood come last, as a group named `undated`.
  ///
  /// - Complexity: O(n log n).
  public init(byDateOf corpus: Corpus) {
    let times = corpus.documents.map(\.time)
    let ordered = times.indices.sorted { a, b in
      switch (times[a], times[b]) {
      case (let x?, let y?): x != y ? x < y : a < b
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): a < b
      }
    }
    let dated = ordered.prefix { times[$0] != nil }
    let days = dated.compactMap { times[$0].map { Timestamp.dayAndSecond($0).day } }
    var groups: [Group] = []
    for period in Period.allCases {
      groups = Self.runs(of: days.map(period.name))
      if groups.count <= period.most { break }
    }
    if dated.count < ordered.count {
      groups.append(Group(name: "undated", places: dated.count..<ordered.count))
    }
    self.init(ordered, groups: groups)
  }

  /// Groups of equal names that stand side by side.
  private static func runs(of names: [String]) -> [Group] {
    var groups: [Group] = []
    for (place, name) in names.enumerated() {
      if groups.last?.name == name {
        groups[groups.count - 1].places =
          groups[groups.count - 1].places.lowerBound..<place + 1
      } else {
        groups.append(Group(name: name, places: place..<place + 1))
      }
    }
    return groups
  }
}
