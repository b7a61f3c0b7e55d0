/// How well a grouping agrees with a gold grouping of the same documents.
///
///     let scores = try Scores(of: [0, 0, 1, 1], against: [7, 7, 7, 9])
///     scores.purity  // 0.75
///
/// All measures are symmetric under renaming of labels, and 1 for equal groupings.
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
  /// Normalised mutual information, by the arithmetic mean of the two entropies; the same
  /// number as the V-measure (Rosenberg & Hirschberg 2007).
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

  /// Scores a grouping.
  ///
  /// - Parameters:
  ///   - found: the cluster of each document; a negative number is a cluster of its own.
  ///   - gold: the class of each document; one with a negative number is left out.
  /// - Throws: ``TopicsError/groupings(found:gold:)`` if the lengths differ,
  ///   ``TopicsError/nothingToScore`` if no document has a class.
  /// - Complexity: O(n log n).
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
    normalizedMutualInformation = Scores.ratio(
      2 * information.mutual, information.gold + information.found)
    homogeneity = Scores.ratio(information.mutual, information.gold)
    completeness = Scores.ratio(information.mutual, information.found)
    bCubed = table.bCubed
    pairs = table.pairs
    purity = table.purity
  }

  /// A share of nothing is all of it.
  private static func ratio(_ part: Double, _ whole: Double) -> Double {
    whole > 0 ? min(1, max(0, part / whole)) : 1
  }
}
