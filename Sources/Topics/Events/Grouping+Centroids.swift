public import Vectors

extension Grouping {
  /// The centroid of each group as a row of a matrix: what topics of events are found in.
  ///
  ///     let centroids = events.grouping.centroids(of: vectors.matrix)
  ///     let topics = try SphericalKMeans(clusters: 8).fit(centroids, parallel: parallel)
  ///     topics.assignments[Int(events.assignments[0])]  // the topic of a document
  ///
  /// - Parameters:
  ///   - matrix: a row a document, of length 1, or empty.
  ///   - votes: the documents that count, nil for all; of a group of which none of these has
  ///     terms, all count.
  /// - Returns: a row a group: the sum of its documents, of length 1, or empty.
  /// - Complexity: O(*c* log *c*) in the cells of a group.
  public func centroids(of matrix: SparseMatrix, votes: Votes? = nil) -> SparseMatrix {
    var sums = [Double](repeating: 0, count: matrix.columnCount)
    var isTouched = [Bool](repeating: false, count: matrix.columnCount)
    var starts = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    for members in members {
      var touched: [Int32] = []
      let voters = members.filter { votes?.hasVote($0) ?? true }
      let isSilent = voters.allSatisfy { matrix.cells(ofRow: $0).isEmpty }
      for row in isSilent ? members : voters {
        for cell in matrix.cells(ofRow: row) {
          let column = matrix.columns[cell]
          if !isTouched[Int(column)] { touched.append(column) }
          isTouched[Int(column)] = true
          sums[Int(column)] += Double(matrix.values[cell])
        }
      }
      let length = touched.reduce(0.0) { $0 + sums[Int($1)] * sums[Int($1)] }.squareRoot()
      for column in touched.sorted() {
        // Values of both signs may cancel out.
        if sums[Int(column)] != 0 {
          columns.append(column)
          values.append(Float(sums[Int(column)] / length))
        }
        sums[Int(column)] = 0
        isTouched[Int(column)] = false
      }
      starts.append(columns.count)
    }
    return SparseMatrix(
      columnCount: matrix.columnCount, rowStarts: starts, columns: columns, values: values
    )
  }
}
