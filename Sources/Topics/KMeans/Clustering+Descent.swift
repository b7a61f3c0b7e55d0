internal import Vectors

extension Clustering {
  /// What a run found, numbered and measured.
  ///
  /// - Parameters:
  ///   - settlement: the clusters of the documents that vote.
  ///   - electorate: the batch.
  ///   - parallel: the threads.
  init(_ settlement: Settlement, of electorate: Electorate, parallel: Parallel) {
    let state = settlement.state
    let all = electorate.followed(settlement.after)
    let order = Self.order(of: all, count: state.centroids.count)
    var numbers = [Int32](repeating: 0, count: state.centroids.count)
    for (number, cluster) in order.enumerated() { numbers[cluster] = Int32(number) }
    let clusters = all.map { numbers[Int($0)] }
    let centroids = state.centroids.ordered(order)
    let measured = centroids.measured(
      electorate.matrix, in: clusters, parallel: parallel)
    let heldOut = HeldOutSimilarities(
      electorate, similarities: measured.map(\.similarity), clusters: clusters,
      lengths: order.map { state.lengths[$0] },
      isPart: zip(settlement.after, settlement.before).map { $0 == $1 })
    let compared = electorate.votes.voters.filter { heldOut.values[$0] ?? 0 > 0 }
    let fences = OutlierFences(
      similarities: compared.compactMap { heldOut.values[$0] },
      clusters: compared.map { clusters[$0] }, count: centroids.count)
    self.init(
      of: electorate, clusters: clusters, measured: measured, compared: heldOut.values,
      centroids: centroids, leastSimilarities: fences.least,
      iterations: settlement.iterations)
  }

  /// The clusters that have documents, in the order of their numbers: the largest first, of equal ones that with the
  /// earliest document.
  private static func order(of clusters: [Int32], count: Int) -> [Int] {
    var sizes = [Int](repeating: 0, count: count)
    var firsts = [Int](repeating: .max, count: count)
    for (document, cluster) in clusters.enumerated().reversed() {
      firsts[Int(cluster)] = document
      sizes[Int(cluster)] += 1
    }
    return order(sizes: sizes, firsts: firsts)
  }

  /// The clusters of these sizes that have documents, in the order of their numbers.
  ///
  /// - Parameters:
  ///   - sizes: by cluster, the number of documents.
  ///   - firsts: by cluster, the least number of a document.
  /// - Returns: clusters.
  static func order(sizes: [Int], firsts: [Int]) -> [Int] {
    sizes.indices.filter { sizes[$0] > 0 }.sorted { a, b in
      sizes[a] != sizes[b] ? sizes[a] > sizes[b] : firsts[a] < firsts[b]
    }
  }
}
