extension Range<Int> {
  /// The first place that a condition holds for, or the end: a binary search.
  ///
  ///     let place = values.indices.partitionPoint { values[$0] >= least }
  ///
  /// - Parameter isBehind: a condition that holds for all places behind one it holds for.
  /// - Returns: the place.
  /// - Complexity: O(log *n*).
  @inlinable
  package func partitionPoint(where isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
