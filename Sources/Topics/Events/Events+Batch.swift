internal import Vectors

extension Events {
  /// What a search found, measured and numbered for the whole batch.
  ///
  /// - Parameters:
  ///   - grouping: the groups of the voters.
  ///   - batch: the documents that have terms.
  ///   - electorate: all documents.
  ///   - threshold: what they were grouped by.
  ///   - parallel: the threads.
  init(
    _ grouping: Grouping, of batch: EventBatch, _ electorate: Electorate,
    threshold: Float, parallel: Parallel
  ) {
    let centroids = EventCentroids(grouping, of: batch, parallel: parallel)
    let count = electorate.documentCount
    var groups = [Int32](repeating: -1, count: count)
    for (voter, group) in grouping.assignments.enumerated() {
      for document in batch.documents(of: voter) {
        groups[electorate.documents[Int(document)]] = group
      }
    }
    var similarities = [Float](repeating: 0, count: count)
    var seconds = [Float](repeating: 0, count: count)
    for product in centroids.products {
      let document = electorate.documents[Int(product.document)]
      if product.group == groups[document] {
        similarities[document] = product.cosine
      } else {
        seconds[document] = max(seconds[document], product.cosine)
      }
    }
    outliers = groups.map { $0 < 0 }
    var next = Int32(grouping.count)
    for document in groups.indices where groups[document] < 0 {
      groups[document] = next
      next += 1
    }
    self.grouping = Grouping(groups, count: Int(next)).bySize()
    self.similarities = similarities
    margins = zip(similarities, seconds).map { $0 - $1 }
    self.threshold = threshold
    decay = batch.graph.decay
  }
}
