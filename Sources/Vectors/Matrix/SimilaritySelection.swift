/// Which similarities of a row are wanted.
///
/// A row is never its own neighbour, and rows that share no column are not neighbours,
/// whatever the minimum.
public enum SimilaritySelection: Sendable, Hashable {
  /// Every pair at or above a minimum.
  case pairs(atLeast: Float)
  /// The `count` most similar rows among those at or above a minimum; of equally similar
  /// ones the first.
  case nearest(Int, minimum: Float)

  /// The least similarity that counts, which is more than none.
  ///
  /// Rounding leaves the product of a unit vector with itself a little below 1 or above: a
  /// minimum of 1 is met from 1 - 2⁻²⁰ on, so that it finds what is equal. One above 1 is
  /// met by nothing.
  var minimum: Float {
    switch self {
    case .pairs(let minimum), .nearest(_, let minimum):
      minimum > 1
        ? minimum : min(max(minimum, .leastNonzeroMagnitude), 1 - 0x1p-20)
    }
  }

  /// Whether every pair counts that reaches the minimum.
  var isThreshold: Bool {
    if case .pairs = self { true } else { false }
  }

  /// The cells that are wanted of those that reach the minimum, by ascending column.
  func chosen(
    from cells: [(column: Int32, value: Float)]
  ) -> [(column: Int32, value: Float)] {
    guard case .nearest(let count, _) = self, cells.count > count else {
      return cells.sorted { $0.column < $1.column }
    }
    var nearest = NearestCells(capacity: count)
    for cell in cells { nearest.offer(column: cell.column, value: cell.value) }
    return nearest.cells.sorted { $0.column < $1.column }
  }
}
