/// What two texts have in common, counted on their words.
package struct Overlap: Sendable, Hashable {
  /// Distinct shingles that stand in both texts.
  package internal(set) var shingles: Int32 = 0
  /// Words of the longest run that stands in both texts.
  package internal(set) var longestRun: Int32 = 0
  /// What the aligned passages hold.
  package internal(set) var content = SharedContent()

  /// Nothing in common.
  package init() {}

  /// The same seen from the second text.
  var reversed: Overlap {
    var overlap = self
    overlap.content = content.reversed
    return overlap
  }
}
