extension Collection<String> {
  /// The element that `word` is most likely a slip for, if any is near enough.
  ///
  /// It is the same but for the case of letters, or at most one letter in three is wrong, and
  /// the earlier of equals is taken; or it is the only one that begins so. A word of one or
  /// two letters is near to too much.
  func nearest(to word: String) -> String? {
    let word = word.lowercased()
    let wrong = map { (name: $0, count: $0.lowercased().slips(from: word)) }
    guard let best = wrong.min(by: { $0.count < $1.count }) else { return nil }
    if best.count == 0 { return best.name }
    guard word.letterCount > 2 else { return nil }
    if best.count * 3 <= best.name.letterCount { return best.name }
    let longer = filter { $0.lowercased().hasPrefix(word) }
    return longer.count == 1 ? longer.first : nil
  }
}

extension String {
  /// How many characters there are without the dashes of an option or the point of an ending.
  fileprivate var letterCount: Int { count { $0.isLetter || $0.isNumber } }

  /// The least number of letters inserted, left out, replaced or swapped with a neighbour
  /// that makes `other` of this string (optimal string alignment).
  func slips(from other: String) -> Int {
    let a = Array(self)
    let b = Array(other)
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = Swift.min(row[j], last[j + 1]) + 1
        least = Swift.min(least, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = Swift.min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
