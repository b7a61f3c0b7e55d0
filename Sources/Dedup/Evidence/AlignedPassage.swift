/// A passage that stands in two texts, small edits included.
package struct AlignedPassage: Sendable, Hashable {
  /// The words it takes up in the first text.
  package var a: Range<Int32>
  /// The words it takes up in the second text.
  package var b: Range<Int32>
  /// Words that are equal, in the same order, in both.
  package var equal: Int32

  /// A passage of these parts.
  package init(a: Range<Int32>, b: Range<Int32>, equal: Int32) {
    self.a = a
    self.b = b
    self.equal = equal
  }

  /// The same passage seen from the second text.
  var reversed: AlignedPassage { AlignedPassage(a: b, b: a, equal: equal) }
}
