/// Makes sure that the lines of a range come together: by kind, and then by range.
struct RangeOrder {
  private var last: (kind: String, range: Int)?

  /// Moves on to the range of a line, which stands behind its kind.
  ///
  /// - Returns: whether that is another than of the line before, which has then ended.
  /// - Throws: ``WorkerError`` if it should have come before.
  mutating func moves(on line: InputLine) throws(WorkerError) -> Bool {
    let next = (
      kind: line.string(0), range: try line.integer(1, "range", in: 0...Int.max)
    )
    defer { last = next }
    guard let last else { return false }
    guard (last.kind, last.range) <= (next.kind, next.range) else {
      throw line.fault(
        "lines in order of kind and range, not \(next.kind) \(next.range) behind "
          + "\(last.kind) \(last.range)")
    }
    return last != next
  }
}
