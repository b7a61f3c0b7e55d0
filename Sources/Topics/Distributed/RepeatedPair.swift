/// Two rows of which several blocks say how similar they are: a block was compared twice.
package struct RepeatedPair: Error, Sendable, Hashable {
  /// The number of the one row.
  package let row: Int
  /// The number of the other.
  package let other: Int

  /// Two rows of these numbers.
  package init(row: Int, other: Int) {
    self.row = row
    self.other = other
  }
}

extension RepeatedPair: CustomStringConvertible {
  /// One line, without a full stop.
  package var description: String { "rows \(row) and \(other) are similar twice" }
}
