// One sparse vector against many dense ones at once: the dense vectors lie side by side,
// component after component (term-major), so that one cell of the sparse vector meets the
// same component of all of them in one contiguous row. The sums of 32 dense vectors stay
// in registers while the cells go by. Each sum takes the cells in their order, so kernel
// and reference agree to the last bit.

extension Kernels {
  /// sums[j] += Σᵢ valueᵢ · rows[columnᵢ · stride + j], plainly: what
  /// ``accumulateRows(_:_:of:stride:into:)`` is checked against.
  package static func accumulateRowsReference(
    _ columns: Span<Int32>, _ values: Span<Float>, of rows: Span<Float>, stride: Int,
    into sums: inout MutableSpan<Float>
  ) {
    for i in columns.indices {
      let start = Int(columns[i]) * stride
      for j in sums.indices { sums[j] = sums[j] + values[i] * rows[start + j] }
    }
  }

  /// sums[j] += Σᵢ valueᵢ · rows[columnᵢ · stride + j] for every j of `sums`.
  ///
  /// Fastest where `sums.count` is a multiple of 32, good at multiples of 8: pad the rows
  /// with zeros.
  ///
  /// - Parameters:
  ///   - columns: the sparse vector's columns.
  ///   - values: its values, one a column.
  ///   - rows: the dense vectors, term-major: `stride` numbers a column.
  ///   - stride: numbers from one column's row to the next.
  ///   - sums: one sum a dense vector.
  /// - Precondition: `columns.count == values.count`, `sums.count <= stride`, and each
  ///   column has a whole row in `rows`.
  package static func accumulateRows(
    _ columns: Span<Int32>, _ values: Span<Float>, of rows: Span<Float>, stride: Int,
    into sums: inout MutableSpan<Float>
  ) {
    precondition(
      columns.count == values.count, "\(columns.count) columns, \(values.count) values")
    precondition(sums.count <= stride, "\(sums.count) sums over rows of \(stride)")
    guard stride > 0 else { return }
    let rowCount = rows.count / stride
    // As unsigned numbers negative columns are large; one comparison serves for all.
    var largest: UInt32 = 0
    for i in columns.indices { largest = max(largest, UInt32(bitPattern: columns[i])) }
    precondition(
      columns.isEmpty || Int(largest) < rowCount, "row \(largest) of \(rowCount)")
    let blocked = sums.count & ~7
    unsafe rows.withUnsafeBytes { rows in
      unsafe sums.withUnsafeMutableBytes { sums in
        var j = 0
        // SAFETY: j plus as many as are taken <= blocked, and blocked <= stride; each column
        // was checked to have a whole row.
        while j &+ 64 <= blocked {
          unsafe accumulate64(columns, values, rows, stride, j, sums)
          j &+= 64
        }
        if j &+ 32 <= blocked {
          unsafe accumulate32(columns, values, rows, stride, j, sums)
          j &+= 32
        }
        switch blocked &- j {
        case 24: unsafe accumulate24(columns, values, rows, stride, j, sums)
        case 16: unsafe accumulate16(columns, values, rows, stride, j, sums)
        case 8: unsafe accumulate8(columns, values, rows, stride, j, sums)
        default: break
        }
      }
    }
    for j in blocked..<sums.count {
      var sum = sums[j]
      for i in columns.indices { sum += values[i] * rows[Int(columns[i]) &* stride &+ j] }
      sums[j] = sum
    }
  }

  /// The sums j..<j + 64.
  @inline(__always)
  private static func accumulate64(
    _ columns: Span<Int32>, _ values: Span<Float>, _ rows: UnsafeRawBufferPointer,
    _ stride: Int, _ j: Int, _ sums: UnsafeMutableRawBufferPointer
  ) {
    let read = UnsafeRawBufferPointer(sums)
    // SAFETY: the caller has shown that 64 sums and 64 numbers of each row follow j.
    var s0 = unsafe lanes(read, j &* 4)
    var s1 = unsafe lanes(read, j &* 4 &+ 32)
    var s2 = unsafe lanes(read, j &* 4 &+ 64)
    var s3 = unsafe lanes(read, j &* 4 &+ 96)
    var s4 = unsafe lanes(read, j &* 4 &+ 128)
    var s5 = unsafe lanes(read, j &* 4 &+ 160)
    var s6 = unsafe lanes(read, j &* 4 &+ 192)
    var s7 = unsafe lanes(read, j &* 4 &+ 224)
    for i in columns.indices {
      let value = values[i]
      let offset = (Int(columns[i]) &* stride &+ j) &* 4
      s0 += unsafe value * lanes(rows, offset)
      s1 += unsafe value * lanes(rows, offset &+ 32)
      s2 += unsafe value * lanes(rows, offset &+ 64)
      s3 += unsafe value * lanes(rows, offset &+ 96)
      s4 += unsafe value * lanes(rows, offset &+ 128)
      s5 += unsafe value * lanes(rows, offset &+ 160)
      s6 += unsafe value * lanes(rows, offset &+ 192)
      s7 += unsafe value * lanes(rows, offset &+ 224)
    }
    unsafe store(s0, s1, s2, s3, to: sums, j &* 4)
    unsafe store(s4, s5, s6, s7, to: sums, j &* 4 &+ 128)
  }

  /// The sums j..<j + 32.
  @inline(__always)
  private static func accumulate32(
    _ columns: Span<Int32>, _ values: Span<Float>, _ rows: UnsafeRawBufferPointer,
    _ stride: Int, _ j: Int, _ sums: UnsafeMutableRawBufferPointer
  ) {
    let read = UnsafeRawBufferPointer(sums)
    // SAFETY: the caller has shown that 32 sums and 32 numbers of each row follow j.
    var s0 = unsafe lanes(read, j &* 4)
    var s1 = unsafe lanes(read, j &* 4 &+ 32)
    var s2 = unsafe lanes(read, j &* 4 &+ 64)
    var s3 = unsafe lanes(read, j &* 4 &+ 96)
    for i in columns.indices {
      let value = values[i]
      let offset = (Int(columns[i]) &* stride &+ j) &* 4
      s0 += unsafe value * lanes(rows, offset)
      s1 += unsafe value * lanes(rows, offset &+ 32)
      s2 += unsafe value * lanes(rows, offset &+ 64)
      s3 += unsafe value * lanes(rows, offset &+ 96)
    }
    unsafe store(s0, s1, s2, s3, to: sums, j &* 4)
  }

  /// The sums j..<j + 24.
  @inline(__always)
  private static func accumulate24(
    _ columns: Span<Int32>, _ values: Span<Float>, _ rows: UnsafeRawBufferPointer,
    _ stride: Int, _ j: Int, _ sums: UnsafeMutableRawBufferPointer
  ) {
    let read = UnsafeRawBufferPointer(sums)
    // SAFETY: the caller has shown that 24 sums and 24 numbers of each row follow j.
    var s0 = unsafe lanes(read, j &* 4)
    var s1 = unsafe lanes(read, j &* 4 &+ 32)
    var s2 = unsafe lanes(read, j &* 4 &+ 64)
    for i in columns.indices {
      let value = values[i]
      let offset = (Int(columns[i]) &* stride &+ j) &* 4
      s0 += unsafe value * lanes(rows, offset)
      s1 += unsafe value * lanes(rows, offset &+ 32)
      s2 += unsafe value * lanes(rows, offset &+ 64)
    }
    unsafe sums.storeBytes(of: s0, toByteOffset: j &* 4, as: Lanes.self)
    unsafe sums.storeBytes(of: s1, toByteOffset: j &* 4 &+ 32, as: Lanes.self)
    unsafe sums.storeBytes(of: s2, toByteOffset: j &* 4 &+ 64, as: Lanes.self)
  }

  /// The sums j..<j + 16.
  @inline(__always)
  private static func accumulate16(
    _ columns: Span<Int32>, _ values: Span<Float>, _ rows: UnsafeRawBufferPointer,
    _ stride: Int, _ j: Int, _ sums: UnsafeMutableRawBufferPointer
  ) {
    let read = UnsafeRawBufferPointer(sums)
    // SAFETY: the caller has shown that 16 sums and 16 numbers of each row follow j.
    var s0 = unsafe lanes(read, j &* 4)
    var s1 = unsafe lanes(read, j &* 4 &+ 32)
    for i in columns.indices {
      let value = values[i]
      let offset = (Int(columns[i]) &* stride &+ j) &* 4
      s0 += unsafe value * lanes(rows, offset)
      s1 += unsafe value * lanes(rows, offset &+ 32)
    }
    unsafe sums.storeBytes(of: s0, toByteOffset: j &* 4, as: Lanes.self)
    unsafe sums.storeBytes(of: s1, toByteOffset: j &* 4 &+ 32, as: Lanes.self)
  }

  /// The sums j..<j + 8.
  @inline(__always)
  private static func accumulate8(
    _ columns: Span<Int32>, _ values: Span<Float>, _ rows: UnsafeRawBufferPointer,
    _ stride: Int, _ j: Int, _ sums: UnsafeMutableRawBufferPointer
  ) {
    // SAFETY: the caller has shown that 8 sums and 8 numbers of each row follow j.
    var sum = unsafe lanes(UnsafeRawBufferPointer(sums), j &* 4)
    for i in columns.indices {
      let offset = (Int(columns[i]) &* stride &+ j) &* 4
      sum += unsafe values[i] * lanes(rows, offset)
    }
    unsafe sums.storeBytes(of: sum, toByteOffset: j &* 4, as: Lanes.self)
  }
}
