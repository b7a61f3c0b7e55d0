/// Documents in groups, as ``SphericalKMeans`` found them.
///
/// Clusters are numbered by size, the largest first; of equal ones that with the earliest
/// document comes first. Arrays by document are indexed by row of the matrix.
///
/// A document without terms is like nothing. It counts as a member of cluster 0, with
/// similarity and margin 0, and has no part in any centroid.
public struct Clustering: Sendable {
  /// The cluster of each document, from 0.
  public let assignments: [Int32]
  /// Each document's cosine with the centroid of its cluster, at most 1.
  public let similarities: [Float]
  /// How much less its cosine with any other centroid is.
  ///
  /// Near 0, the document could as well be elsewhere; below, it would be, did it not follow
  /// another that has its vote. With a single cluster the margin is the similarity itself.
  public let margins: [Float]
  /// Mean cosine of the documents that have terms and a vote with their own centroid, 0 if
  /// there are none: what the method makes as large as it can.
  public let objective: Double
  /// Steps the run took that was kept.
  public let iterations: Int
  /// The centroids; their number is that of the clusters.
  public let centroids: Centroids

  /// Number of clusters: fewer than asked for if too few documents are distinct.
  public var clusterCount: Int { centroids.count }

  /// The clusters as groups of documents.
  public var grouping: Grouping { Grouping(assignments, count: clusterCount) }

  /// Number of documents in each cluster.
  public var sizes: [Int] { grouping.sizes }

  /// The rows of each cluster, ascending.
  public var members: [[Int]] { grouping.members }
}
