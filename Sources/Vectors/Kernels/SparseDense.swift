// A sparse vector meets a dense one. The columns decide where memory is touched, so lanes
// do not help. What helps the sum is four chains of additions instead of one; scattering
// has no such chain, and the plain loop with its checks is as fast as one without them
// (90 ns for 200 cells either way). A column outside the dense vector traps.

extension Kernels {
  /// Σ valueᵢ · dense[columnᵢ] in index order: what ``dot(_:_:_:)`` is checked against.
  package static func dotReference(
    _ columns: Span<Int32>, _ values: Span<Float>, _ dense: Span<Float>
  ) -> Float {
    var sum: Float = 0
    for i in columns.indices { sum += values[i] * dense[Int(columns[i])] }
    return sum
  }

  /// Σ valueᵢ · dense[columnᵢ], in four interleaved sums.
  ///
  /// - Precondition: `columns.count == values.count`; each column is one of `dense`.
  package static func dot(
    _ columns: Span<Int32>, _ values: Span<Float>, _ dense: Span<Float>
  ) -> Float {
    precondition(
      columns.count == values.count, "\(columns.count) columns, \(values.count) values")
    let count = columns.count
    let blocked = count & ~3
    var sums: (Float, Float, Float, Float) = (0, 0, 0, 0)
    unsafe columns.withUnsafeBufferPointer { columns in
      unsafe values.withUnsafeBufferPointer { values in
        // SAFETY: i + 4 <= blocked <= the count of both; `dense` checks the column.
        for i in stride(from: 0, to: blocked, by: 4) {
          unsafe sums.0 += values[i] * dense[Int(columns[i])]
          unsafe sums.1 += values[i &+ 1] * dense[Int(columns[i &+ 1])]
          unsafe sums.2 += values[i &+ 2] * dense[Int(columns[i &+ 2])]
          unsafe sums.3 += values[i &+ 3] * dense[Int(columns[i &+ 3])]
        }
      }
    }
    var sum = (sums.0 + sums.1) + (sums.2 + sums.3)
    for i in blocked..<count { sum += values[i] * dense[Int(columns[i])] }
    return sum
  }

  /// dense[columnᵢ] += a · valueᵢ, one after another.
  ///
  /// - Precondition: `columns.count == values.count`; each column is one of `dense`.
  package static func scatter(
    _ a: Float, _ columns: Span<Int32>, _ values: Span<Float>,
    into dense: inout MutableSpan<Float>
  ) {
    precondition(
      columns.count == values.count, "\(columns.count) columns, \(values.count) values")
    for i in columns.indices {
      let column = Int(columns[i])
      dense[column] = dense[column] + a * values[i]
    }
  }
}
