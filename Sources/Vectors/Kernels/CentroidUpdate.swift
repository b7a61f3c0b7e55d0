// A table of centroids is laid out term after term: all clusters' weights of one term stand
// side by side, as ``accumulateRows(_:_:of:stride:into:)`` wants them to multiply a document
// with all centroids. Adding a document to a centroid touches one number in each of its terms' table rows: a
// scatter, which no vector instruction of AVX2 helps. What the kernel saves is the bounds
// check on every cell, and the second walk when a document goes from one cluster to another
// (the two numbers are often on one cache line). The squares of the columns are a plain
// vector loop over clusters.

extension Kernels {
  /// `table[columns[i] · width + cluster] += scale · values[i]`: what
  /// ``addRow(columns:values:scale:to:width:table:)`` is checked against.
  package static func addRowReference(
    columns: Span<Int32>, values: Span<Float>, scale: Float, to cluster: Int, width: Int,
    table: inout MutableSpan<Float>
  ) {
    for i in columns.indices {
      table[Int(columns[i]) * width + cluster] += scale * values[i]
    }
  }

  /// Adds `scale` times a sparse row to one cluster of a term-major table.
  ///
  /// - Precondition: as many values as columns, every column has a row in the table, and
  ///   the cluster is below the width.
  package static func addRow(
    columns: Span<Int32>, values: Span<Float>, scale: Float, to cluster: Int, width: Int,
    table: inout MutableSpan<Float>
  ) {
    precondition(0..<width ~= cluster, "cluster \(cluster) of \(width)")
    checkCells(columns: columns, values: values, table: table.span, width: width)
    unsafe columns.withUnsafeBufferPointer { columns in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe table.withUnsafeMutableBufferPointer { table in
          // SAFETY: checkCells gives (column + 1) · width <= table.count, and the cluster
          // is below the width.
          for i in columns.indices {
            unsafe table[Int(columns[i]) &* width &+ cluster] += scale * values[i]
          }
        }
      }
    }
  }

  /// A sparse row taken from one cluster and given to another, one after the other: what
  /// ``moveRow(columns:values:from:to:width:table:)`` is checked against.
  package static func moveRowReference(
    columns: Span<Int32>, values: Span<Float>, from: Int, to: Int, width: Int,
    table: inout MutableSpan<Float>
  ) {
    addRowReference(
      columns: columns, values: values, scale: -1, to: from, width: width, table: &table)
    addRowReference(
      columns: columns, values: values, scale: 1, to: to, width: width, table: &table)
  }

  /// Takes a sparse row from one cluster of a term-major table and gives it to another.
  ///
  /// - Precondition: as for ``addRow(columns:values:scale:to:width:table:)``, of both.
  package static func moveRow(
    columns: Span<Int32>, values: Span<Float>, from: Int, to: Int, width: Int,
    table: inout MutableSpan<Float>
  ) {
    precondition(
      0..<width ~= from && 0..<width ~= to, "clusters \(from) and \(to) of \(width)")
    checkCells(columns: columns, values: values, table: table.span, width: width)
    unsafe columns.withUnsafeBufferPointer { columns in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe table.withUnsafeMutableBufferPointer { table in
          // SAFETY: checkCells gives (column + 1) · width <= table.count, and both
          // clusters are below the width.
          for i in columns.indices {
            let row = unsafe Int(columns[i]) &* width
            unsafe table[row &+ from] -= values[i]
            unsafe table[row &+ to] += values[i]
          }
        }
      }
    }
  }

  /// `squares[c] += Σₜ table[t · width + c]²`, row after row: what
  /// ``addSquares(of:to:)`` is checked against.
  package static func addSquaresReference(
    of table: Span<Float>, to squares: inout MutableSpan<Float>
  ) {
    for start in stride(from: 0, to: table.count, by: squares.count) {
      for c in squares.indices { squares[c] += table[start + c] * table[start + c] }
    }
  }

  /// Adds the sum of squares of each column of a table whose rows are `squares.count` wide.
  ///
  /// Sums are taken in row order, as the reference takes them.
  ///
  /// - Precondition: the table is a whole number of rows.
  package static func addSquares(
    of table: Span<Float>, to squares: inout MutableSpan<Float>
  ) {
    let width = squares.count
    precondition(
      width > 0 && table.count % width == 0, "\(table.count) numbers in rows of \(width)")
    let rows = table.count / width
    let blocked = width & ~7
    unsafe table.withUnsafeBytes { table in
      unsafe squares.withUnsafeMutableBytes { squares in
        // SAFETY: first + 8 <= blocked <= width, and row < rows, so that
        // (row · width + first + 8) · 4 is at most the table's byte count.
        for first in stride(from: 0, to: blocked, by: 8) {
          var sum = unsafe lanes(UnsafeRawBufferPointer(squares), first &* 4)
          for row in 0..<rows {
            let cells = unsafe lanes(table, (row &* width &+ first) &* 4)
            sum += cells * cells
          }
          unsafe squares.storeBytes(
            of: sum, toByteOffset: first &* 4, as: Lanes.self)
        }
      }
    }
    for c in blocked..<width {
      for row in 0..<rows {
        let cell = table[row * width + c]
        squares[c] += cell * cell
      }
    }
  }

  /// Stops unless there is a value for each column and a table row of `width` for it.
  private static func checkCells(
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
