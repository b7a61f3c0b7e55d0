// A table of centroids is laid out term after term: all clusters' weights of one term stand
// side by side, so that one document's products with every centroid are a sum of scaled
// table rows. The kernel keeps a block of those sums in registers over all cells of the
// document and reads the table once; four vectors a block, so that one addition need not
// wait for the previous one. Each sum is taken in cell order, as the reference
// takes it, and the two agree to the bit.

extension Kernels {
  /// `sums[c] += Σᵢ values[i] · table[columns[i] · width + c]`, cell after cell: what
  /// ``accumulateCentroids(columns:values:table:into:)`` is checked against.
  package static func accumulateCentroidsReference(
    columns: Span<Int32>, values: Span<Float>, table: Span<Float>,
    into sums: inout MutableSpan<Float>
  ) {
    for i in columns.indices {
      let start = Int(columns[i]) * sums.count
      for c in sums.indices { sums[c] += values[i] * table[start + c] }
    }
  }

  /// `sums[c] += Σᵢ values[i] · table[columns[i] · width + c]`, where the width is
  /// `sums.count`: a sparse row times a term-major table.
  ///
  /// - Precondition: as many values as columns, and every column has a row in the table.
  /// - Complexity: O(cells · width).
  package static func accumulateCentroids(
    columns: Span<Int32>, values: Span<Float>, table: Span<Float>,
    into sums: inout MutableSpan<Float>
  ) {
    let width = sums.count
    checkCells(columns: columns, values: values, table: table, width: width)
    unsafe columns.withUnsafeBufferPointer { columns in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe table.withUnsafeBytes { table in
          unsafe sums.withUnsafeMutableBytes { sums in
            let row = unsafe CentroidRow(columns: columns, values: values, width: width)
            // SAFETY: first + lanes <= width, and checkCells holds every column's row
            // inside the table; both hold for each of the blocks below.
            var first = 0
            while first + 32 <= width {
              unsafe row.add32(table, at: first, to: sums)
              first += 32
            }
            while first + 8 <= width {
              unsafe row.add8(table, at: first, to: sums)
              first += 8
            }
            while first < width {
              unsafe row.add1(table, at: first, to: sums)
              first += 1
            }
          }
        }
      }
    }
  }

  /// Stops unless there is a value for each column and a table row of `width` for it.
  static func checkCells(
    columns: Span<Int32>, values: Span<Float>, table: Span<Float>, width: Int
  ) {
    precondition(
      columns.count == values.count,
      "\(columns.count) columns against \(values.count) values")
    // A negative column becomes a large one here, so one maximum checks both ends.
    var top: UInt32 = 0
    for i in columns.indices { top = max(top, UInt32(bitPattern: columns[i])) }
    precondition(
      columns.isEmpty || (Int(top) + 1) * width <= table.count,
      "column \(top) of a table of \(table.count) numbers, \(width) a row")
  }
}

private typealias Lanes = SIMD8<Float>

/// The cells of one document and the width of the table they meet.
@unsafe private struct CentroidRow {
  let columns: UnsafeBufferPointer<Int32>
  let values: UnsafeBufferPointer<Float>
  let width: Int

  /// Where in the table the weights of a cell's term begin, from a cluster on, in bytes.
  @inline(__always)
  func offset(_ cell: Int, _ first: Int) -> Int {
    unsafe (Int(columns[cell]) &* width &+ first) &* 4
  }

  @inline(__always)
  func add32(
    _ table: UnsafeRawBufferPointer, at first: Int, to sums: UnsafeMutableRawBufferPointer
  ) {
    let start = first &* 4
    var a = unsafe sums.loadUnaligned(fromByteOffset: start, as: Lanes.self)
    var b = unsafe sums.loadUnaligned(fromByteOffset: start &+ 32, as: Lanes.self)
    var c = unsafe sums.loadUnaligned(fromByteOffset: start &+ 64, as: Lanes.self)
    var d = unsafe sums.loadUnaligned(fromByteOffset: start &+ 96, as: Lanes.self)
    for i in unsafe columns.indices {
      let value = unsafe Lanes(repeating: values[i])
      let at = unsafe offset(i, first)
      a += unsafe table.loadUnaligned(fromByteOffset: at, as: Lanes.self) * value
      b += unsafe table.loadUnaligned(fromByteOffset: at &+ 32, as: Lanes.self) * value
      c += unsafe table.loadUnaligned(fromByteOffset: at &+ 64, as: Lanes.self) * value
      d += unsafe table.loadUnaligned(fromByteOffset: at &+ 96, as: Lanes.self) * value
    }
    unsafe sums.storeBytes(of: a, toByteOffset: start, as: Lanes.self)
    unsafe sums.storeBytes(of: b, toByteOffset: start &+ 32, as: Lanes.self)
    unsafe sums.storeBytes(of: c, toByteOffset: start &+ 64, as: Lanes.self)
    unsafe sums.storeBytes(of: d, toByteOffset: start &+ 96, as: Lanes.self)
  }

  @inline(__always)
  func add8(
    _ table: UnsafeRawBufferPointer, at first: Int, to sums: UnsafeMutableRawBufferPointer
  ) {
    var sum = unsafe sums.loadUnaligned(fromByteOffset: first &* 4, as: Lanes.self)
    for i in unsafe columns.indices {
      let weights = unsafe table.loadUnaligned(
        fromByteOffset: offset(i, first), as: Lanes.self)
      sum += unsafe weights * Lanes(repeating: values[i])
    }
    unsafe sums.storeBytes(of: sum, toByteOffset: first &* 4, as: Lanes.self)
  }

  @inline(__always)
  func add1(
    _ table: UnsafeRawBufferPointer, at first: Int, to sums: UnsafeMutableRawBufferPointer
  ) {
    var sum = unsafe sums.loadUnaligned(fromByteOffset: first &* 4, as: Float.self)
    for i in unsafe columns.indices {
      let weight = unsafe table.loadUnaligned(
        fromByteOffset: offset(i, first), as: Float.self)
      sum += unsafe weight * values[i]
    }
    unsafe sums.storeBytes(of: sum, toByteOffset: first &* 4, as: Float.self)
  }
}
