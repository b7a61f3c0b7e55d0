// Rows are compared 64 at a time with every other row. That is as much work as the full
// product of the matrix with its transpose, done at the speed of the SIMD units, and no
// index is needed: memory is what the result takes and some megabytes a thread.

extension SparseMatrix {
  /// The cosine similarities of all pairs of rows at or above a minimum.
  ///
  ///     let pairs = vectors.matrix.similarities(atLeast: 0.3, parallel: parallel)
  ///     let both = pairs.symmetrized()
  ///
  /// - Parameters:
  ///   - minimum: the least similarity, compared with single-precision sums.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: a square matrix whose cell (*i*, *j*) with *i* < *j* is the similarity of
  ///   rows *i* and *j*: each pair once, above the diagonal.
  /// - Precondition: rows have Euclidean length 1 or are empty, as ``Vectorizer`` makes
  ///   them.
  /// - Complexity: O(*n* · cells) multiplications in the worst case, 64 at a time.
  public func similarities(atLeast minimum: Float, parallel: Parallel) -> SparseMatrix {
    similarities(.pairs(atLeast: minimum), parallel: parallel)
  }

  /// The most similar other rows of each row, by cosine.
  ///
  /// - Parameters:
  ///   - count: how many a row at most.
  ///   - minimum: the least similarity; rows that share no column never count.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: a square matrix, not symmetric: that *j* is among the nearest of *i* does
  ///   not make *i* one of the nearest of *j*. Of equally similar rows the first count.
  /// - Precondition: rows have length 1 or are empty; `count` is at least 1.
  public func nearest(
    _ count: Int, minimum: Float = 0, parallel: Parallel
  ) -> SparseMatrix {
    similarities(.nearest(count, minimum: minimum), parallel: parallel)
  }

  /// The selected cosine similarities as a square matrix.
  ///
  /// - Parameters:
  ///   - selection: which.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: the neighbours of row *i* in row *i*.
  /// - Precondition: rows have length 1 or are empty.
  public func similarities(
    _ selection: SimilaritySelection, parallel: Parallel
  ) -> SparseMatrix {
    // Both directions of a pair are equal to the bit, so half of the work is enough.
    if case .neighbours(let minimum) = selection {
      return similarities(.pairs(atLeast: minimum), parallel: parallel).symmetrized()
    }
    var rowStarts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    forEachSimilarRow(selection, parallel: parallel) { _, others, similarities in
      for i in others.indices {
        columns.append(others[i])
        values.append(similarities[i])
      }
      rowStarts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: rowCount, rowStarts: rowStarts, columns: columns, values: values)
  }

  /// Calls `body` with the selected cosine similarities of each row in turn.
  ///
  /// For results that do not fit into memory: no more than 2,048 rows of them are held.
  ///
  /// - Parameters:
  ///   - selection: which.
  ///   - parallel: the threads; the result does not depend on their number.
  ///   - body: called for each row in their order, on the calling thread, with the row,
  ///     the rows similar to it in ascending order, and the similarities.
  /// - Throws: what `body` throws; then no further rows are compared.
  /// - Precondition: rows have length 1 or are empty.
  public func forEachSimilarRow<Failure: Error>(
    _ selection: SimilaritySelection, parallel: Parallel,
    _ body: (Int, Span<Int32>, Span<Float>) throws(Failure) -> Void
  ) throws(Failure) {
    let width = SimilarityBlock.width
    for first in stride(from: 0, to: rowCount, by: 32 * width) {
      let count = min(32 * width, rowCount - first)
      let blocks = parallel.map(count: count, grain: width) { range in
        SimilarRows(
          of: first + range.lowerBound..<first + range.upperBound, in: self,
          selecting: selection)
      }
      var row = first
      for block in blocks {
        var start = 0
        for end in block.rowEnds {
          try body(
            row, block.columns.span.extracting(start..<end),
            block.values.span.extracting(start..<end))
          start = end
          row += 1
        }
      }
    }
  }

  /// The cosine similarities of some rows to all rows, absent ones as zeros.
  ///
  /// - Parameters:
  ///   - rows: which rows.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: `rows.count` times ``rowCount`` numbers, row by row. The similarity of a
  ///   row to itself is 1, also if the row is empty.
  /// - Precondition: rows have length 1 or are empty.
  public func denseSimilarities(ofRows rows: Range<Int>, parallel: Parallel) -> [Float] {
    let width = SimilarityBlock.width
    let blocks = parallel.map(count: rows.count, grain: width) { range in
      let first = rows.lowerBound
      return denseBlock(first + range.lowerBound..<first + range.upperBound)
    }
    return Array(blocks.joined())
  }

  private func denseBlock(_ rows: Range<Int>) -> [Float] {
    let block = SimilarityBlock(rows, of: self)
    var columns: [Int32] = []
    var values: [Float] = []
    var sums = [Float](repeating: 0, count: SimilarityBlock.width)
    var result = [Float](repeating: 0, count: rows.count * rowCount)
    for other in 0..<rowCount where !cells(ofRow: other).isEmpty {
      block.compare(
        with: other, of: self, columns: &columns, values: &values, sums: &sums)
      for lane in 0..<rows.count { result[lane * rowCount + other] = min(sums[lane], 1) }
    }
    for (lane, row) in rows.enumerated() { result[lane * rowCount + row] = 1 }
    return result
  }
}
