internal import Glibc

extension Contingency {
  /// Index of agreement on pairs, less what two random groupings of these sizes would
  /// reach, so that chance is 0.
  var adjustedRand: Double {
    let (together, inCluster, inClass) = pairCounts
    let all = Contingency.pairCount(documentCount)
    guard all > 0 else { return 1 }
    let expected = inClass * inCluster / all
    let greatest = (inClass + inCluster) / 2
    return greatest == expected ? 1 : (together - expected) / (greatest - expected)
  }

  /// Entropies of the classes and of the clusters, and what they have in common, in nats.
  var information: (mutual: Double, gold: Double, found: Double) {
    let gold = entropy(of: classSizes)
    let found = entropy(of: clusterSizes)
    return (gold + found - entropy(of: cells.map(\.count)), gold, found)
  }

  /// Mutual information, less what two random groupings of these sizes would reach, so that
  /// chance is 0; relative to the mean of the entropies, so that equal groupings have 1.
  var adjustedMutualInformation: Double {
    let counts = (classes: classSizes.count, clusters: clusterSizes.count)
    // Where one side is a single group, or documents that all stand alone, chance reaches
    // what is reached, and only equal groupings are more than that.
    if min(counts.classes, counts.clusters) == 1 {
      return counts.classes == counts.clusters ? 1 : 0
    }
    if min(counts.classes, counts.clusters) == documentCount { return 1 }
    let (mutual, gold, found) = information
    let expected = expectedMutualInformation
    return (mutual - expected) / ((gold + found) / 2 - expected)
  }

  /// B-cubed precision and recall.
  var bCubed: Rates {
    var precision = 0.0
    var recall = 0.0
    for cell in cells {
      let square = Double(cell.count) * Double(cell.count)
      precision += square / Double(clusterSizes[cell.found])
      recall += square / Double(classSizes[cell.gold])
    }
    let total = Double(documentCount)
    return Rates(precision: precision / total, recall: recall / total)
  }

  /// Precision and recall over pairs of documents.
  var pairs: Rates {
    let (together, inCluster, inClass) = pairCounts
    return Rates(
      precision: inCluster > 0 ? together / inCluster : 1,
      recall: inClass > 0 ? together / inClass : 1)
  }

  /// Share of documents that are of their cluster's most frequent class; and with cluster and
  /// class exchanged.
  var purities: (direct: Double, inverse: Double) {
    var clusters = [Int](repeating: 0, count: clusterSizes.count)
    var classes = [Int](repeating: 0, count: classSizes.count)
    for cell in cells {
      clusters[cell.found] = max(clusters[cell.found], cell.count)
      classes[cell.gold] = max(classes[cell.gold], cell.count)
    }
    let total = Double(documentCount)
    return (Double(clusters.reduce(0, +)) / total, Double(classes.reduce(0, +)) / total)
  }

  /// Numbers of pairs that share both, the cluster, the class.
  private var pairCounts: (together: Double, inCluster: Double, inClass: Double) {
    (
      cells.reduce(0) { $0 + Contingency.pairCount($1.count) },
      clusterSizes.reduce(0) { $0 + Contingency.pairCount($1) },
      classSizes.reduce(0) { $0 + Contingency.pairCount($1) }
    )
  }

  private static func pairCount(_ count: Int) -> Double {
    Double(count) * Double(count - 1) / 2
  }

  private func entropy(of counts: [Int]) -> Double {
    -counts.reduce(0) { sum, count in
      let share = Double(count) / Double(documentCount)
      return count > 0 ? sum + share * log(share) : sum
    }
  }
}
