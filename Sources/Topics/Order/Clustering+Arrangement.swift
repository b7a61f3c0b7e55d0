public import Vectors

extension Clustering {
  /// The documents cluster after cluster, so that similar ones stand side by side.
  ///
  ///     let names = (0..<clustering.centroids.count).map { labels.name(of: $0) }
  ///     let arrangement = clustering.arrangement(
  ///       of: vectors.matrix, names: names, parallel: parallel)
  ///
  /// Clusters follow one another by the cosines of their centroids. Within a cluster,
  /// copies and reports of one event stand together, in the order of the leaves of a
  /// single-linkage tree with turned branches (Gruvaeus & Wainer 1972); what hangs together
  /// comes before what less resembles the centroid. Documents without terms are the last
  /// group.
  ///
  /// - Parameters:
  ///   - matrix: the matrix that was grouped.
  ///   - names: a name for each cluster that has a centroid.
  ///   - minimum: the least cosine that links two documents of a cluster. Below 0.2 there
  ///     are many more pairs, of which few tell anything.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: a group a cluster, with the cluster's number.
  /// - Precondition: there is a name for each centroid, and `matrix` has a row for each
  ///   document.
  /// - Complexity: a `SimilarityJoin` at `minimum`; memory for some pairs a document.
  public func arrangement(
    of matrix: SparseMatrix, names: [String], linkedFrom minimum: Float = 0.2,
    parallel: Parallel
  ) -> Arrangement {
    precondition(
      names.count == centroids.count, "\(names.count) names, \(centroids.count) clusters")
    var sequences = [[[Int]]](repeating: [], count: clusterCount)
    for sequence in linkedSequences(of: matrix, from: minimum, parallel: parallel)
    where assignments[sequence[0]] < centroids.count {
      sequences[Int(assignments[sequence[0]])].append(sequence)
    }
    var documents: [Int] = []
    var groups: [Arrangement.Group] = []
    for cluster in clusterSequence(of: matrix) where !sequences[cluster].isEmpty {
      let start = documents.count
      let means = sequences[cluster].map(meanSimilarity)
      // Sequences come by their earliest document, which breaks ties.
      let order = means.indices.sorted { (-means[$0], $0) < (-means[$1], $1) }
      for i in order { documents += sequences[cluster][i] }
      groups.append(
        .init(
          name: names[cluster], number: cluster, places: start..<documents.count)
      )
    }
    let empty = assignments.indices.filter { assignments[$0] >= centroids.count }
    if !empty.isEmpty {
      let start = documents.count
      documents += empty
      groups.append(
        .init(
          name: "without terms", number: clusterWithoutTerms,
          places: start..<documents.count))
    }
    return Arrangement(documents, groups: groups)
  }

  /// Documents of a cluster that links hold together, each in the order of its tree.
  private func linkedSequences(
    of matrix: SparseMatrix, from minimum: Float, parallel: Parallel
  ) -> [[Int]] {
    var forest = SpanningForest(count: matrix.rowCount)
    SimilarityJoin(of: matrix, selecting: .pairs(atLeast: minimum))
      .forEachRow(parallel: parallel) { row, others, similarities in
        for i in others.indices where assignments[row] == assignments[Int(others[i])] {
          forest.add(row, Int(others[i]), similarities[i])
        }
      }
    var seriation = Seriation(count: matrix.rowCount)
    for pair in forest.pairs() {
      seriation.join(Int(pair.a), Int(pair.b)) { matrix.product(of: $0, and: $1) }
    }
    return seriation.sequences()
  }

  /// The clusters that have centroids in an order in which similar ones are neighbours.
  private func clusterSequence(of matrix: SparseMatrix) -> [Int] {
    let cosines = centroidCosines(of: matrix)
    let count = centroids.count
    let pairs = (0..<count).flatMap { a in (0..<a).map { (a: a, b: $0) } }
    let ordered = pairs.indices.sorted { i, j in
      let (x, y) = (pairs[i], pairs[j])
      let (first, second) = (cosines[x.a * count + x.b], cosines[y.a * count + y.b])
      return first != second ? first > second : i < j
    }
    var seriation = Seriation(count: count)
    for i in ordered {
      seriation.join(pairs[i].b, pairs[i].a) { cosines[$0 * count + $1] }
    }
    return seriation.sequences().flatMap(\.self)
  }

  /// Row by row the cosines of the centroids with each other.
  ///
  /// The sum of a cluster's documents is its centroid, but for the length. So the mean
  /// cosine of its documents with another centroid, over that with their own, is the cosine
  /// of the two: the documents are sparse, and centroids are not.
  private func centroidCosines(of matrix: SparseMatrix) -> [Float] {
    let count = centroids.count
    var sums = [Float](repeating: 0, count: count * count)
    for (row, cluster) in assignments.enumerated() where cluster < count {
      let similarities = centroids.similarities(toRow: row, of: matrix)
      for other in 0..<count { sums[Int(cluster) * count + other] += similarities[other] }
    }
    var cosines = sums
    for a in 0..<count {
      for b in 0..<count {
        let (own, other) = (sums[a * count + a], sums[b * count + b])
        // Both directions say the same but for rounding; the mean is symmetric.
        let one = own > 0 ? sums[a * count + b] / own : 0
        let two = other > 0 ? sums[b * count + a] / other : 0
        cosines[a * count + b] = (one + two) / 2
      }
    }
    return cosines
  }

  /// How similar documents are to the centroid of their cluster, in the mean.
  private func meanSimilarity(of documents: [Int]) -> Float {
    documents.reduce(0) { $0 + similarities[$1] } / Float(documents.count)
  }
}
