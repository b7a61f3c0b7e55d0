// Which cells of a sparse vector matter to a block of dense ones is a coin toss that no
// branch predictor wins. So every cell is written down, and the place to write moves on
// only past those that matter.

extension Kernels {
  /// Keeps the cells whose column the map knows, plainly: what
  /// ``translate(_:_:through:columns:values:)`` is checked against.
  package static func translateReference(
    _ columns: Span<Int32>, _ values: Span<Float>, through map: Span<Int32>,
    columns newColumns: inout MutableSpan<Int32>,
    values newValues: inout MutableSpan<Float>
  ) -> Int {
    var count = 0
    for i in columns.indices where map[Int(columns[i])] >= 0 {
      newColumns[count] = map[Int(columns[i])]
      newValues[count] = values[i]
      count += 1
    }
    return count
  }

  /// Keeps the cells whose column the map knows, under the columns it gives them.
  ///
  /// - Parameters:
  ///   - columns: the columns of the cells.
  ///   - values: their values, one a column.
  ///   - map: by column: its new number, or a negative one for cells to leave out.
  ///   - newColumns: receives the new columns; what follows the last one is undefined.
  ///   - newValues: receives the values, likewise.
  /// - Returns: how many cells were kept.
  /// - Precondition: there is room for all cells, and each column is one of `map`.
  package static func translate(
    _ columns: Span<Int32>, _ values: Span<Float>, through map: Span<Int32>,
    columns newColumns: inout MutableSpan<Int32>,
    values newValues: inout MutableSpan<Float>
  ) -> Int {
    let count = columns.count
    precondition(count == values.count, "\(count) columns, \(values.count) values")
    precondition(
      newColumns.count >= count && newValues.count >= count,
      "\(count) cells into \(newColumns.count) and \(newValues.count)")
    var kept = 0
    unsafe columns.withUnsafeBufferPointer { columns in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe newColumns.withUnsafeMutableBufferPointer { newColumns in
          unsafe newValues.withUnsafeMutableBufferPointer { newValues in
            // SAFETY: kept <= i < count, which is at most the count of all four.
            for i in 0..<count {
              let new = unsafe map[Int(columns[i])]
              unsafe newColumns[kept] = new
              unsafe newValues[kept] = values[i]
              kept &+= 1 &+ Int(new >> 31)
            }
          }
        }
      }
    }
    return kept
  }

  /// Bit *i* is set where sumsᵢ >= cutsᵢ, plainly: what ``reached(_:by:)`` is checked
  /// against.
  package static func reachedReference(
    _ cuts: Span<Float>, by sums: Span<Float>
  ) -> UInt64 {
    var mask: UInt64 = 0
    for i in 0..<64 where sums[i] >= cuts[i] { mask |= 1 << UInt64(i) }
    return mask
  }

  /// Bit *i* is set where sumsᵢ >= cutsᵢ.
  ///
  /// - Precondition: both hold 64 numbers.
  package static func reached(_ cuts: Span<Float>, by sums: Span<Float>) -> UInt64 {
    precondition(cuts.count == 64 && sums.count == 64, "\(cuts.count), \(sums.count)")
    // Nearly always no sum reaches its cut, which eight comparisons show.
    let isReached = unsafe sums.withUnsafeBytes { sums in
      unsafe cuts.withUnsafeBytes { cuts in
        // SAFETY: offsets 0, 32 and so on to 224 are each followed by 32 of the 256 bytes.
        let m0 = unsafe lanes(sums, 0) .>= lanes(cuts, 0)
        let m1 = unsafe lanes(sums, 32) .>= lanes(cuts, 32)
        let m2 = unsafe lanes(sums, 64) .>= lanes(cuts, 64)
        let m3 = unsafe lanes(sums, 96) .>= lanes(cuts, 96)
        let m4 = unsafe lanes(sums, 128) .>= lanes(cuts, 128)
        let m5 = unsafe lanes(sums, 160) .>= lanes(cuts, 160)
        let m6 = unsafe lanes(sums, 192) .>= lanes(cuts, 192)
        let m7 = unsafe lanes(sums, 224) .>= lanes(cuts, 224)
        let mask = ((m0 .| m1) .| (m2 .| m3)) .| ((m4 .| m5) .| (m6 .| m7))
        let words = unsafe unsafeBitCast(mask, to: SIMD4<UInt64>.self)
        return words.x | words.y | words.z | words.w != 0
      }
    }
    return isReached ? reachedReference(cuts, by: sums) : 0
  }
}
