internal import Vectors

/// The length of the longest run of shingles that two texts have in common.
///
/// Used where ``MatchingRuns`` had to leave some out. A common run of *n* contains common
/// runs of every lesser length, so that the longest is found by halving: for a length, the
/// polynomial hashes of all windows of one text are looked up among those of the other.
/// The known length is nearly always the longest, so the next one is tried first.
package enum LongestRun {
  /// Number of consecutive shingles of the longest common run, at least `known`.
  ///
  /// - Parameters:
  ///   - a: the first text's shingles by position.
  ///   - b: the second text's.
  ///   - known: a length of which a common run is known.
  /// - Returns: the exact length.
  /// - Complexity: O(*n* log *n*) expected in the shingles of both.
  package static func length(_ a: ArraySlice<UInt64>, _ b: ArraySlice<UInt64>, known: Int)
    -> Int
  {
    var low = known
    var high = min(a.count, b.count)
    var windows = HashSet64()
    guard low < high, share(a, b, length: low + 1, &windows) else { return low }
    low += 1
    while low < high {
      let middle = (low + high + 1) / 2
      if share(a, b, length: middle, &windows) { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private static let base: UInt64 = 0xD134_2543_DE82_EF95

  /// Whether some run of `length` shingles stands in both.
  private static func share(
    _ a: ArraySlice<UInt64>, _ b: ArraySlice<UInt64>, length: Int,
    _ windows: inout HashSet64
  ) -> Bool {
    // The windows of the shorter text are kept: of a long one there are more than a cache holds.
    let (few, many) = a.count <= b.count ? (a, b) : (b, a)
    windows.removeAll(expecting: few.count)
    var isShared = false
    forEachWindow(of: few, length: length) { hash in
      _ = windows.insert(hash)
      return true
    }
    forEachWindow(of: many, length: length) { hash in
      isShared = windows.contains(hash)
      return !isShared
    }
    return isShared
  }

  /// Calls `body` with the hash of each window until it returns false.
  private static func forEachWindow(
    of shingles: ArraySlice<UInt64>, length: Int, _ body: (UInt64) -> Bool
  ) {
    let leaving = (0..<length).reduce(1 as UInt64) { power, _ in power &* base }
    var rolling: UInt64 = 0
    for i in shingles.indices {
      rolling = rolling &* base &+ shingles[i]
      let place = i - shingles.startIndex
      if place >= length { rolling = rolling &- shingles[i - length] &* leaving }
      if place >= length - 1, !body(SplitMix64.mix(rolling)) { return }
    }
  }
}
