internal import Glibc

// The expectation runs over all pairs of a class and a cluster, but depends on their sizes
// alone, and n documents have fewer than √2n distinct sizes: so it is exact for thousands of
// groups at the price of a few. Probabilities come from each other by ratio, outwards from
// the most likely one, and are divided by their sum. The customary way, by logarithms of
// factorials, takes small differences of large numbers and loses five digits at 10,000
// documents.

extension Contingency {
  /// The mutual information that random groupings of these sizes have on average, in nats.
  ///
  /// Every grouping with these sizes is equally likely, so that what a class and a cluster
  /// share is distributed hypergeometrically (Vinh, Epps & Bailey 2010, "Information
  /// theoretic measures for clusterings comparison: variants, properties, normalization and
  /// correction for chance").
  ///
  /// - Complexity: O(Σ min(a, b)) over the pairs of a distinct class size a and a distinct
  ///   cluster size b.
  var expectedMutualInformation: Double {
    let classes = Contingency.tally(of: classSizes)
    let clusters = Contingency.tally(of: clusterSizes)
    var sum = 0.0
    for (a, classCount) in classes {
      for (b, clusterCount) in clusters {
        sum += Double(classCount * clusterCount) * expectedTerm(a, b)
      }
    }
    return sum / Double(documentCount)
  }

  /// The expectation of n ln(nN / ab), where n of N documents are in both of two groups of
  /// a and b documents drawn at random.
  private func expectedTerm(_ a: Int, _ b: Int) -> Double {
    let total = documentCount
    let scale = Double(total) / (Double(a) * Double(b))
    let mode = (a + 1) * (b + 1) / (total + 2)
    var weights = 1.0
    var sum = mode > 0 ? Double(mode) * log(Double(mode) * scale) : 0
    // Beyond this all others together are less than rounding.
    let least = 1e-24

    var weight = 1.0
    var n = mode
    while n < min(a, b), weight > least {
      weight *= Double(a - n) * Double(b - n)
      n += 1
      weight /= Double(n) * Double(total - a - b + n)
      weights += weight
      sum += weight * Double(n) * log(Double(n) * scale)
    }
    weight = 1
    n = mode
    while n > max(0, a + b - total), weight > least {
      weight *= Double(n) * Double(total - a - b + n)
      n -= 1
      weight /= Double(a - n) * Double(b - n)
      weights += weight
      if n > 0 { sum += weight * Double(n) * log(Double(n) * scale) }
    }
    return sum / weights
  }

  /// Each distinct size and how many groups have it, ascending.
  private static func tally(of sizes: [Int]) -> [(size: Int, count: Int)] {
    var tally: [(size: Int, count: Int)] = []
    for size in sizes.sorted() {
      if tally.last?.size == size {
        tally[tally.count - 1].count += 1
      } else {
        tally.append((size, 1))
      }
    }
    return tally
  }
}
