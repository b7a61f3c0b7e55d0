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

  /// Share of documents that are of their cluster's most frequent class.
  var purity: Double {
    var greatest = [Int](repeating: 0, count: clusterSizes.count)
    for cell in cells { greatest[cell.found] = max(greatest[cell.found], cell.count) }
    return Double(greatest.reduce(0, +)) / Double(documentCount)
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
