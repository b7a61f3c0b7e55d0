// One sparse vector against many others through lists of who has each column. A list names
// a row once, so that four of its sums can be loaded before the first is stored: the
// additions then need not wait for each other.

extension Kernels {
  /// sums[idⱼ] += valueᵢ · weightⱼ over the postings *j* of each column *i* whose id is at
  /// least `first`, plainly: what
  /// ``accumulatePostings(_:_:starts:ids:weights:from:into:)`` is checked against.
  package static func accumulatePostingsReference(
    _ columns: Span<Int32>, _ values: Span<Float>, starts: Span<Int32>,
    ids: Span<UInt16>, weights: Span<Float>, from first: UInt16,
    into sums: inout MutableSpan<Float>
  ) {
    for i in columns.indices {
      let list = Int(starts[Int(columns[i])])..<Int(starts[Int(columns[i]) + 1])
      for j in list where ids[j] >= first {
        sums[Int(ids[j])] = sums[Int(ids[j])] + values[i] * weights[j]
      }
    }
  }

  /// sums[idⱼ] += valueᵢ · weightⱼ over the postings *j* of each column *i* whose id is at
  /// least `first`.
  ///
  /// Every sum takes the columns in their order, so kernel and reference agree to the last
  /// bit.
  ///
  /// - Parameters:
  ///   - columns: the columns of the sparse vector.
  ///   - values: its values, one a column.
  ///   - starts: by column: where its postings start, and after the last column their end.
  ///   - ids: the row of each posting; the ids of a column ascend.
  ///   - weights: the value of each posting.
  ///   - first: the first row of interest.
  ///   - sums: one sum a row.
  /// - Precondition: the arrays fit together; `starts` ascends; each id is one of `sums`.
  package static func accumulatePostings(
    _ columns: Span<Int32>, _ values: Span<Float>, starts: Span<Int32>,
    ids: Span<UInt16>, weights: Span<Float>, from first: UInt16,
    into sums: inout MutableSpan<Float>
  ) {
    precondition(
      columns.count == values.count && ids.count == weights.count,
      "\(columns.count) columns, \(values.count) values; \(ids.count) postings, "
        + "\(weights.count) weights")
    for i in columns.indices {
      let value = values[i]
      var start = Int(starts[Int(columns[i])])
      let end = Int(starts[Int(columns[i]) &+ 1])
      if first > 0 { start = place(of: first, in: ids, start, end) }
      guard start < end else { continue }
      let ids = ids.extracting(start..<end)
      let weights = weights.extracting(start..<end)
      let blocked = ids.count & ~3
      var j = 0
      while j < blocked {
        // SAFETY: j + 3 < blocked <= the count of both; `sums` checks each id.
        let a = unsafe Int(ids[unchecked: j])
        let b = unsafe Int(ids[unchecked: j &+ 1])
        let c = unsafe Int(ids[unchecked: j &+ 2])
        let d = unsafe Int(ids[unchecked: j &+ 3])
        let sumA = unsafe sums[a] + value * weights[unchecked: j]
        let sumB = unsafe sums[b] + value * weights[unchecked: j &+ 1]
        let sumC = unsafe sums[c] + value * weights[unchecked: j &+ 2]
        let sumD = unsafe sums[d] + value * weights[unchecked: j &+ 3]
        sums[a] = sumA
        sums[b] = sumB
        sums[c] = sumC
        sums[d] = sumD
        j &+= 4
      }
      while j < ids.count {
        let a = Int(ids[j])
        sums[a] = sums[a] + value * weights[j]
        j &+= 1
      }
    }
  }

  /// The first place of an ascending stretch of ids with one that is at least `first`, or
  /// its end.
  @inline(__always)
  private static func place(
    of first: UInt16, in ids: Span<UInt16>, _ start: Int, _ end: Int
  ) -> Int {
    var (low, high) = (start, end)
    while low < high {
      let middle = (low &+ high) / 2
      if ids[middle] < first { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// Writes down every *i* with sumsᵢ + factor · boundsᵢ >= cut, plainly: what
  /// ``reaching(_:by:_:_:indices:)`` is checked against.
  package static func reachingReference(
    _ cut: Float, by sums: Span<Float>, _ factor: Float, _ bounds: Span<Float>,
    indices: inout MutableSpan<Int32>
  ) -> Int {
    var count = 0
    for i in sums.indices where sums[i] + factor * bounds[i] >= cut {
      indices[count] = Int32(i)
      count += 1
    }
    return count
  }

  /// Writes down every *i* with sumsᵢ + factor · boundsᵢ >= cut, ascending.
  ///
  /// - Parameters:
  ///   - cut: what has to be reached.
  ///   - sums: any number of sums.
  ///   - factor: what the bounds are multiplied by.
  ///   - bounds: one a sum.
  ///   - indices: receives the indices; what follows the last one is as it was.
  /// - Returns: how many there are.
  /// - Precondition: there is a bound for each sum, and room for all indices.
  package static func reaching(
    _ cut: Float, by sums: Span<Float>, _ factor: Float, _ bounds: Span<Float>,
    indices: inout MutableSpan<Int32>
  ) -> Int {
    precondition(
      sums.count == bounds.count && indices.count >= sums.count,
      "\(sums.count) sums, \(bounds.count) bounds, \(indices.count) indices")
    var count = 0
    let blocked = sums.count & ~31
    unsafe sums.withUnsafeBytes { sums in
      unsafe bounds.withUnsafeBytes { bounds in
        for i in stride(from: 0, to: blocked, by: 32) {
          let offset = i &* 4
          // SAFETY: i + 32 <= blocked <= the count of both.
          let m0 = unsafe lanes(sums, offset) + factor * lanes(bounds, offset) .>= cut
          let m1 =
            unsafe lanes(sums, offset &+ 32) + factor * lanes(bounds, offset &+ 32)
            .>= cut
          let m2 =
            unsafe lanes(sums, offset &+ 64) + factor * lanes(bounds, offset &+ 64)
            .>= cut
          let m3 =
            unsafe lanes(sums, offset &+ 96) + factor * lanes(bounds, offset &+ 96)
            .>= cut
          let mask = (m0 .| m1) .| (m2 .| m3)
          let words = unsafe unsafeBitCast(mask, to: SIMD4<UInt64>.self)
          // Nearly always no sum reaches the cut.
          guard words.x | words.y | words.z | words.w != 0 else { continue }
          for j in i..<i &+ 32 {
            let (sum, bound) = unsafe (
              sums.loadUnaligned(fromByteOffset: j &* 4, as: Float.self),
              bounds.loadUnaligned(fromByteOffset: j &* 4, as: Float.self)
            )
            guard sum + factor * bound >= cut else { continue }
            indices[count] = Int32(j)
            count &+= 1
          }
        }
      }
    }
    for j in blocked..<sums.count where sums[j] + factor * bounds[j] >= cut {
      indices[count] = Int32(j)
      count += 1
    }
    return count
  }
}
