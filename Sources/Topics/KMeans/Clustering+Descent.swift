internal import Vectors

extension Clustering {
  /// What a run found, measured and numbered.
  ///
  /// - Parameters:
  ///   - outcome: of a run over the documents that vote.
  ///   - electorate: the batch.
  ///   - parallel: the threads.
  init(_ outcome: Descent.Outcome, of electorate: Electorate, parallel: Parallel) {
    let (matrix, votes) = (electorate.matrix, electorate.votes)
    let clusters = Self.renumbered(outcome, votes: votes)
    let clusterCount = Int(clusters.max() ?? 0) + 1
    // A batch of empty documents alone has one cluster, which is about nothing.
    var sums = CentroidSums(clusterCount: clusterCount, columnCount: matrix.columnCount)
    for voter in votes.voters {
      sums.add(voter, of: matrix, to: Int(clusters[voter]))
    }
    sums.measure(parallel: parallel)
    let nearest = sums.nearest(
      to: matrix, from: clusters, isMoving: false, parallel: parallel)

    var assignments = [Int32](repeating: 0, count: electorate.documentCount)
    var similarities = [Float](repeating: 0, count: electorate.documentCount)
    var margins = [Float](repeating: 0, count: electorate.documentCount)
    for (index, document) in electorate.documents.enumerated() {
      let similarity = min(1, nearest.similarities[index])
      let second = clusterCount > 1 ? min(1, nearest.seconds[index]) : 0
      assignments[document] = clusters[index]
      similarities[document] = similarity
      margins[document] = similarity - second
    }
    self.assignments = assignments
    self.similarities = similarities
    self.margins = margins
    objective =
      votes.voters.isEmpty ? 0 : sums.objective / Double(votes.voters.count)
    iterations = outcome.iterations
    centroids = Centroids(sums, columnCount: matrix.columnCount)
  }

  /// The cluster of every document by the number it is to have: the largest first, of equal
  /// ones that with the earliest document.
  private static func renumbered(_ outcome: Descent.Outcome, votes: Votes) -> [Int32] {
    var found = [Int32](repeating: 0, count: votes.documentCount)
    for (place, voter) in votes.voters.enumerated() {
      found[voter] = outcome.assignments[place]
    }
    let clusters = votes.representatives.map { found[Int($0)] }
    var sizes = [Int](repeating: 0, count: outcome.clusterCount)
    var firsts = [Int](repeating: .max, count: outcome.clusterCount)
    for (document, cluster) in clusters.enumerated().reversed() {
      firsts[Int(cluster)] = document
      sizes[Int(cluster)] += 1
    }
    let order = sizes.indices.filter { sizes[$0] > 0 }.sorted { a, b in
      sizes[a] != sizes[b] ? sizes[a] > sizes[b] : firsts[a] < firsts[b]
    }
    var numbers = [Int32](repeating: 0, count: outcome.clusterCount)
    for (number, cluster) in order.enumerated() { numbers[cluster] = Int32(number) }
    return clusters.map { numbers[Int($0)] }
  }
}
