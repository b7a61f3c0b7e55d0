internal import Vectors

extension Clustering {
  /// What a run found, settled, numbered and measured.
  ///
  /// The run ended when little was left to gain. What is nearer to another of its centroids
  /// is put there at last, so that the same document is assigned alike when it comes again.
  ///
  /// - Parameters:
  ///   - outcome: of a run over the documents that vote.
  ///   - electorate: the batch.
  ///   - parallel: the threads.
  init(_ outcome: Descent.Outcome, of electorate: Electorate, parallel: Parallel) {
    let columnCount = electorate.matrix.columnCount
    var sums = CentroidSums(
      clusterCount: max(1, outcome.clusterCount), columnCount: columnCount)
    for (row, cluster) in outcome.assignments.enumerated() {
      sums.add(row, of: electorate.voting, to: Int(cluster))
    }
    sums.measure(parallel: parallel)
    let found = Centroids(
      sums, order: Array(0..<outcome.clusterCount), columnCount: columnCount)
    let settled = found.nearest(
      to: electorate.voting, from: outcome.assignments, parallel: parallel
    ).leavingNoneEmpty(from: outcome.assignments, count: outcome.clusterCount)

    let all = electorate.followed(settled)
    let order = Self.order(of: all, count: outcome.clusterCount)
    var numbers = [Int32](repeating: 0, count: outcome.clusterCount)
    for (number, cluster) in order.enumerated() { numbers[cluster] = Int32(number) }
    let clusters = all.map { numbers[Int($0)] }
    let centroids = Centroids(sums, order: order, columnCount: columnCount)
    let measured = centroids.measured(
      electorate.matrix, in: clusters, parallel: parallel)
    let lengths = sums.lengths
    let heldOut = HeldOutSimilarities(
      electorate, similarities: measured.map(\.similarity), clusters: clusters,
      lengths: order.map { lengths[$0] },
      isPart: zip(settled, outcome.assignments).map { $0 == $1 })
    let compared = electorate.votes.voters.filter { heldOut.values[$0] ?? 0 > 0 }
    let fences = OutlierFences(
      similarities: compared.compactMap { heldOut.values[$0] },
      clusters: compared.map { clusters[$0] }, count: centroids.count)
    self.init(
      of: electorate, clusters: clusters, measured: measured, compared: heldOut.values,
      centroids: centroids, leastSimilarities: fences.least,
      iterations: outcome.iterations)
  }

  /// The clusters that have documents: the largest first, of equal ones that with the
  /// earliest document.
  private static func order(of clusters: [Int32], count: Int) -> [Int] {
    var sizes = [Int](repeating: 0, count: count)
    var firsts = [Int](repeating: .max, count: count)
    for (document, cluster) in clusters.enumerated().reversed() {
      firsts[Int(cluster)] = document
      sizes[Int(cluster)] += 1
    }
    return sizes.indices.filter { sizes[$0] > 0 }.sorted { a, b in
      sizes[a] != sizes[b] ? sizes[a] > sizes[b] : firsts[a] < firsts[b]
    }
  }
}

extension [Int32] {
  /// These clusters, but the last document of one that would be left stays where it was.
  fileprivate func leavingNoneEmpty(from current: [Int32], count: Int) -> [Int32] {
    var sizes = [Int](repeating: 0, count: count)
    for cluster in current { sizes[Int(cluster)] += 1 }
    return zip(current, self).map { from, to in
      guard from != to, sizes[Int(from)] > 1 else { return from }
      sizes[Int(from)] -= 1
      sizes[Int(to)] += 1
      return to
    }
  }
}
