/// Which neighbours among segments are merged, so that no more than a bound are left.
enum SegmentTiers {
  /// Neighbours that become one, the smallest two first until the bound is met.
  ///
  /// Segments are as old as their place, and stay in that order. By merging what is smallest an
  /// article is moved about as often as the archive has doubled since.
  ///
  /// - Parameters:
  ///   - sizes: articles of each segment.
  ///   - most: segments that may be left, at least one; a segment has at most 2²⁴ articles, and
  ///     is not merged beyond.
  /// - Returns: stretches of segments in order, those of one segment among them.
  static func groups(of sizes: [Int], most: Int) -> [Range<Int>] {
    var groups = sizes.indices.map { $0..<$0 + 1 }
    var sums = sizes
    while groups.count > max(1, most) {
      let joined = groups.indices.dropLast().map { sums[$0] + sums[$0 + 1] }
      guard let least = joined.indices.min(by: { joined[$0] < joined[$1] }),
        joined[least] <= SegmentLayout.mostDocuments
      else { break }
      groups[least] = groups[least].lowerBound..<groups[least + 1].upperBound
      groups.remove(at: least + 1)
      sums[least] = joined[least]
      sums.remove(at: least + 1)
    }
    return groups
  }
}
