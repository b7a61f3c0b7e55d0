internal import Vectors

extension Clustering {
  /// Documents in clusters that are settled and measured, and those without terms.
  ///
  /// - Parameters:
  ///   - electorate: the batch; the following arrays are indexed by its documents.
  ///   - clusters: the cluster of each.
  ///   - measured: how near each is to the centroids.
  ///   - compared: the similarity of each with the others of its cluster, nil if there are
  ///     none.
  ///   - centroids: the centroids.
  ///   - leastSimilarities: by cluster, the least similarity that is no outlier's.
  ///   - iterations: steps it took.
  init(
    of electorate: Electorate, clusters: [Int32],
    measured: [(similarity: Float, margin: Float)], compared: [Float?],
    centroids: Centroids, leastSimilarities: [Float], iterations: Int
  ) {
    let count = electorate.documentCount
    var assignments = [Int32](repeating: Int32(centroids.count), count: count)
    var similarities = [Float](repeating: 0, count: count)
    var margins = [Float](repeating: 0, count: count)
    var outliers = [Bool](repeating: true, count: count)
    for (place, document) in electorate.documents.enumerated() {
      let cluster = Int(clusters[place])
      assignments[document] = clusters[place]
      (similarities[document], margins[document]) = measured[place]
      outliers[document] =
        OutlierFences.isOutlier(compared[place], least: leastSimilarities[cluster])
    }
    let total = electorate.votes.voters.reduce(0.0) {
      $0 + Double(measured[$1].similarity)
    }
    objective = total / Double(max(1, electorate.votes.voters.count))
    grouping = Grouping(
      assignments,
      count: centroids.count + (electorate.documents.count < count ? 1 : 0))
    self.assignments = assignments
    self.similarities = similarities
    self.margins = margins
    self.outliers = outliers
    self.leastSimilarities = leastSimilarities
    self.iterations = iterations
    self.centroids = centroids
  }
}
