/// Documents in groups, as ``SphericalKMeans`` found them or a ``TopicModel`` assigned them.
///
/// Clusters are numbered by size, the largest first; of equal ones that with the earliest
/// document comes first. A model's clusters keep their numbers in every batch. Arrays by
/// document are indexed by row of the matrix.
///
/// Documents without terms are like nothing. They are a group of their own, the last, with
/// similarity and margin 0, and have no part in any centroid.
public struct Clustering: Sendable {
  /// The cluster of each document, from 0.
  public let assignments: [Int32]
  /// Each document's cosine with the centroid of its cluster, at most 1.
  public let similarities: [Float]
  /// How much less its cosine with any other centroid is: how sure the assignment is.
  ///
  /// Near 0, the document could as well be elsewhere; below, it would be, did it not follow
  /// another that has its vote. With a single cluster the margin is the similarity itself.
  public let margins: [Float]
  /// Whether each document is in its cluster for want of a better one: it has no terms,
  /// shares none with the others of its cluster, or is less similar to them than
  /// ``leastSimilarities`` has it.
  public let outliers: [Bool]
  /// By cluster that has a centroid, the similarity below which that with the cluster's other
  /// documents is unusually low for it: Tukey's inner fence, of logarithms.
  public let leastSimilarities: [Float]
  /// Mean cosine of the documents that have terms and a vote with their own centroid, 0 if
  /// there are none: what the method makes as large as it can.
  public let objective: Double
  /// Steps the run took that was kept; 0 for a model's clusters.
  public let iterations: Int
  /// The centroids of the clusters, but for the group of documents without terms.
  public let centroids: Centroids
  /// The clusters as groups of documents.
  public let grouping: Grouping

  /// Number of clusters, that of documents without terms included: fewer than asked for if
  /// too few documents are distinct.
  public var clusterCount: Int { grouping.count }

  /// The group of documents without terms, if there are any.
  public var clusterWithoutTerms: Int? {
    clusterCount > centroids.count ? centroids.count : nil
  }

  /// Number of documents in each cluster.
  public var sizes: [Int] { grouping.sizes }

  /// The rows of each cluster, ascending.
  public var members: [[Int]] { grouping.members }
}
