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
  /// - Complexity: that of ``SimilarityJoin/forEachRow(parallel:_:)``; the result is held.
  public func similarities(atLeast minimum: Float, parallel: Parallel) -> SparseMatrix {
    SimilarityJoin(of: self, selecting: .pairs(atLeast: minimum)).matrix(
      parallel: parallel)
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
    SimilarityJoin(of: self, selecting: .nearest(count, minimum: minimum)).matrix(
      parallel: parallel)
  }
}
