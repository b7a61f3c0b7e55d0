extension SparseMatrix {
  /// Rows as columns and columns as rows.
  ///
  /// - Complexity: O(cells + columns).
  public func transposed() -> SparseMatrix {
    var starts = [Int](repeating: 0, count: columnCount + 1)
    for column in columns { starts[Int(column) + 1] += 1 }
    for column in 0..<columnCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: cellCount)
    var moved = [Float](repeating: 0, count: cellCount)
    for row in 0..<rowCount {
      for cell in cells(ofRow: row) {
        let place = next[Int(columns[cell])]
        next[Int(columns[cell])] += 1
        rows[place] = Int32(row)
        moved[place] = values[cell]
      }
    }
    return SparseMatrix(
      columnCount: rowCount, rowStarts: starts, columns: rows, values: moved)
  }

  /// The matrix with each cell on both sides of the diagonal.
  ///
  /// Where (*i*, *j*) and (*j*, *i*) are both there, the larger value stands in both.
  ///
  /// - Parameter diagonal: what to put into every cell (*i*, *i*), or nil to leave the
  ///   diagonal as it is.
  /// - Returns: a symmetric matrix.
  /// - Precondition: the matrix is square.
  public func symmetrized(diagonal: Float? = nil) -> SparseMatrix {
    precondition(rowCount == columnCount, "\(rowCount) rows, \(columnCount) columns")
    let mirror = transposed()
    var rowStarts = [0]
    var merged: (columns: [Int32], values: [Float]) = ([], [])
    merged.columns.reserveCapacity(2 * cellCount)
    merged.values.reserveCapacity(2 * cellCount)
    for row in 0..<rowCount {
      var (a, b) = (cells(ofRow: row), mirror.cells(ofRow: row))
      var pending = diagonal
      while !a.isEmpty || !b.isEmpty {
        let left = a.isEmpty ? Int32.max : columns[a.lowerBound]
        let right = b.isEmpty ? Int32.max : mirror.columns[b.lowerBound]
        let column = min(left, right)
        var value = -Float.infinity
        if left == column { value = values[a.removeFirst()] }
        if right == column { value = max(value, mirror.values[b.removeFirst()]) }
        if let diagonal, Int(column) >= row, pending != nil {
          merged.columns.append(Int32(row))
          merged.values.append(diagonal)
          pending = nil
        }
        if diagonal != nil, Int(column) == row { continue }
        merged.columns.append(column)
        merged.values.append(value)
      }
      if let pending {
        merged.columns.append(Int32(row))
        merged.values.append(pending)
      }
      rowStarts.append(merged.columns.count)
    }
    return SparseMatrix(
      columnCount: columnCount, rowStarts: rowStarts, columns: merged.columns,
      values: merged.values)
  }
}
