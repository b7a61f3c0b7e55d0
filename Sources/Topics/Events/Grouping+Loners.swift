package import Vectors

extension Grouping {
  /// The groups after each document that was alone went to the group whose centroid is
  /// nearest, if that is near enough.
  ///
  /// Average linkage leaves out who is like the middle of a group but not like each of its
  /// members. Edges stand in for products of vectors: with *m* members whose edges add up to
  /// *e*, a centroid has length √(*m* + 2*e*), and a document whose edges into the group add
  /// up to *w* the cosine *w* / √(*m* + 2*e*) with it. Documents are judged by the groups as
  /// they were. Two that are alone do not come together here, or they would have joined.
  ///
  /// - Parameters:
  ///   - neighbours: the edges from both sides.
  ///   - threshold: the least cosine.
  ///   - isSettled: by document, whether it stays where it is although it is alone; nil if
  ///     none does.
  /// - Returns: the groups that are left.
  /// - Complexity: O(*m*) in the edges.
  package func gatheringLoners(
    in neighbours: SparseMatrix, threshold: Float, isSettled: [Bool]? = nil
  ) -> Grouping {
    let sizes = sizes
    var squares = sizes.map { Float($0) }
    for row in assignments.indices {
      for cell in neighbours.cells(ofRow: row)
      where assignments[Int(neighbours.columns[cell])] == assignments[row] {
        // Both sides come by: together twice the edge.
        squares[Int(assignments[row])] += neighbours.values[cell]
      }
    }
    var joined = assignments
    var sums = [Float](repeating: 0, count: count)
    var touched: [Int32] = []
    for row in assignments.indices
    where sizes[Int(assignments[row])] == 1 && !(isSettled?[row] ?? false) {
      for cell in neighbours.cells(ofRow: row) {
        let group = assignments[Int(neighbours.columns[cell])]
        guard sizes[Int(group)] > 1 else { continue }
        if sums[Int(group)] == 0 { touched.append(group) }
        sums[Int(group)] += neighbours.values[cell]
      }
      var best = threshold
      for group in touched {
        let cosine = sums[Int(group)] / squares[Int(group)].squareRoot()
        let isNearer =
          cosine > best
          || cosine == best && (joined[row] == assignments[row] || group < joined[row])
        if isNearer {
          best = cosine
          joined[row] = group
        }
        sums[Int(group)] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
    return Grouping(numbering: joined)
  }
}
