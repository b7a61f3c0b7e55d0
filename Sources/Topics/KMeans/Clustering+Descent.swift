internal import Vectors

extension Clustering {
  /// What a run found, measured and numbered.
  ///
  /// - Parameters:
  ///   - outcome: of a run over `matrix`.
  ///   - matrix: the rows that have terms, alone.
  ///   - rows: the row of the whole matrix that each row of `matrix` is, ascending.
  ///   - rowCount: number of rows of the whole matrix.
  ///   - parallel: the threads.
  init(
    _ outcome: Descent.Outcome, of matrix: SparseMatrix, rows: [Int], rowCount: Int,
    parallel: Parallel
  ) {
    let order = outcome.order
    var numbers = [Int32](repeating: 0, count: outcome.clusterCount)
    for (number, cluster) in order.enumerated() { numbers[cluster] = Int32(number) }
    let renumbered = outcome.assignments.map { numbers[Int($0)] }
    // A batch of empty documents alone has one cluster, which is about nothing.
    var sums = CentroidSums(
      clusterCount: max(1, order.count), columnCount: matrix.columnCount)
    for (row, cluster) in renumbered.enumerated() {
      sums.add(row, of: matrix, to: Int(cluster))
    }
    sums.measure(parallel: parallel)
    let nearest = sums.nearest(
      to: matrix, from: renumbered, isMoving: false, parallel: parallel)

    var assignments = [Int32](repeating: 0, count: rowCount)
    var similarities = [Float](repeating: 0, count: rowCount)
    var margins = [Float](repeating: 0, count: rowCount)
    for (index, row) in rows.enumerated() {
      let similarity = min(1, nearest.similarities[index])
      let second = order.count > 1 ? min(1, nearest.seconds[index]) : 0
      assignments[row] = renumbered[index]
      similarities[row] = similarity
      margins[row] = similarity - second
    }
    self.assignments = assignments
    self.similarities = similarities
    self.margins = margins
    objective = rows.isEmpty ? 0 : sums.objective / Double(rows.count)
    iterations = outcome.iterations
    centroids = Centroids(sums, columnCount: matrix.columnCount)
  }
}

extension Descent.Outcome {
  /// The clusters that have documents, in the order they are to be numbered.
  fileprivate var order: [Int] {
    var sizes = [Int](repeating: 0, count: clusterCount)
    var firsts = [Int](repeating: .max, count: clusterCount)
    for (row, cluster) in assignments.enumerated().reversed() {
      firsts[Int(cluster)] = row
      sizes[Int(cluster)] += 1
    }
    return sizes.indices.filter { sizes[$0] > 0 }.sorted { a, b in
      sizes[a] != sizes[b] ? sizes[a] > sizes[b] : firsts[a] < firsts[b]
    }
  }
}
