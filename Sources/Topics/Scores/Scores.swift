/// How well a grouping agrees with a gold grouping of the same documents, or with any other.
///
///     let scores = try Scores(of: [0, 0, 1, 1], against: [7, 7, 7, 9])
///     scores.purity  // 0.75
///
/// What groups are called changes no measure, and all are 1 for equal groupings. Which of two
/// groupings is the gold one makes no difference to the adjusted Rand index and to adjusted
/// and normalised mutual information; it exchanges homogeneity with completeness, precision
/// with recall and purity with inverse purity. Where scikit-learn has a measure it is the
/// same, to 1e-9.
public struct Scores: Sendable, Hashable {
  /// Number of documents scored: those that have a gold class.
  public let documentCount: Int
  /// Number of gold classes.
  public let classCount: Int
  /// Number of clusters, a document without one counting as one.
  public let clusterCount: Int
  /// Number of documents without a cluster.
  public let missingCount: Int
  /// Adjusted Rand index (Hubert & Arabie 1985, "Comparing partitions"): 0 for chance.
  public let adjustedRand: Double
  /// Mutual information adjusted for chance (Vinh, Epps & Bailey 2010), by the arithmetic mean
  /// of the two entropies: 0 for chance, and below for worse.
  ///
  /// Unlike the normalised one it does not rise with the number of groups.
  public let adjustedMutualInformation: Double
  /// Normalised mutual information, by the arithmetic mean of the two entropies.
  public let normalizedMutualInformation: Double
  /// 1 if every cluster has documents of one class only.
  public let homogeneity: Double
  /// 1 if every class is in one cluster only.
  public let completeness: Double
  /// B-cubed (Bagga & Baldwin 1998): of a document's cluster, the share of its class, on
  /// average over documents; and the same with cluster and class exchanged.
  public let bCubed: Rates
  /// Over pairs of documents: those in one cluster against those in one class.
  public let pairs: Rates
  /// Share of documents that are of their cluster's most frequent class.
  public let purity: Double
  /// Share of documents that are in their class's most frequent cluster.
  public let inversePurity: Double

  /// Scores a grouping.
  ///
  /// - Parameters:
  ///   - found: the cluster of each document; a negative number is a cluster of its own.
  ///   - gold: the class of each document; one with a negative number is left out.
  /// - Throws: ``TopicsError/groupings(found:gold:)`` if the lengths differ,
  ///   ``TopicsError/nothingToScore`` if no document has a class.
  /// - Complexity: O(n log n), and for the expected mutual information O(Σ min(a, b)) over the
  ///   pairs of a distinct class size a and a distinct cluster size b.
  public init(of found: [Int32], against gold: [Int32]) throws(TopicsError) {
    guard found.count == gold.count else {
      throw .groupings(found: found.count, gold: gold.count)
    }
    let table = Contingency(found: found, gold: gold)
    guard table.documentCount > 0 else { throw .nothingToScore }
    documentCount = table.documentCount
    classCount = table.classSizes.count
    clusterCount = table.clusterSizes.count
    missingCount = table.missingCount
    adjustedRand = table.adjustedRand
    let information = table.information
    adjustedMutualInformation = table.adjustedMutualInformation
    normalizedMutualInformation = Scores.ratio(
      2 * information.mutual, information.gold + information.found)
    homogeneity = Scores.ratio(information.mutual, information.gold)
    completeness = Scores.ratio(information.mutual, information.found)
    bCubed = table.bCubed
    pairs = table.pairs
    (purity, inversePurity) = table.purities
  }

  /// Scores two groupings of the same documents against each other.
  ///
  /// - Parameters:
  ///   - found: the groups whose precision, homogeneity and purity are told.
  ///   - gold: the groups they are compared with.
  /// - Throws: ``TopicsError/groupings(found:gold:)`` if the numbers of documents differ,
  ///   ``TopicsError/nothingToScore`` if there are none.
  public init(of found: Grouping, against gold: Grouping) throws(TopicsError) {
    try self.init(of: found.assignments, against: gold.assignments)
  }

  /// The V-measure (Rosenberg & Hirschberg 2007): the harmonic mean of homogeneity and
  /// completeness, which is ``normalizedMutualInformation`` under another name.
  public var vMeasure: Double { normalizedMutualInformation }

  /// A share of nothing is all of it.
  private static func ratio(_ part: Double, _ whole: Double) -> Double {
    whole > 0 ? min(1, max(0, part / whole)) : 1
  }
}
