public import Vectors

/// Clusters that other batches can be assigned to: how vectors were made, the centroids, and
/// what the clusters are called.
///
///     let model = TopicModel(clustering, in: vectors, names: names)
///     let today = model.vectors.vectors(of: corpus, parallel: parallel)
///     let clusters = try model.clustering(of: today.matrix, parallel: parallel)
///
/// A document of another batch joins the cluster with the nearest centroid. Numbers and names
/// stay; nothing is learnt of the batch. The first batch is assigned as it was.
public struct TopicModel: Sendable {
  /// What makes vectors of documents.
  public let vectors: VectorModel
  /// The centroids of the clusters.
  public let centroids: Centroids
  /// By cluster, the similarity below which a document is an outlier; see
  /// ``Clustering/leastSimilarities``.
  public let leastSimilarities: [Float]
  /// What the clusters are called.
  public let names: TopicNames

  /// The model of a clustering.
  ///
  /// - Parameters:
  ///   - clustering: the clusters.
  ///   - vectors: what was grouped.
  ///   - names: what the clusters are called.
  public init(
    _ clustering: Clustering, in vectors: DocumentVectors, names: TopicNames
  ) {
    self.init(
      vectors: vectors.model, centroids: clustering.centroids,
      leastSimilarities: clustering.leastSimilarities, names: names)
  }

  init(
    vectors: VectorModel, centroids: Centroids, leastSimilarities: [Float],
    names: TopicNames
  ) {
    self.vectors = vectors
    self.centroids = centroids
    self.leastSimilarities = leastSimilarities
    self.names = names
  }

  /// Number of clusters, without that of documents which have no term of the model.
  public var clusterCount: Int { centroids.count }

  /// The documents of a batch in the clusters of the model.
  ///
  /// An outlier is one that is less similar to its centroid than the documents that made it
  /// are to each other, or has nothing in common with it. Documents that made it, if they
  /// come again, are more similar to it than when they were held against the others: of
  /// these fewer are outliers.
  ///
  /// - Parameters:
  ///   - matrix: a document a row, in the columns of ``vectors``, of length 1 or empty.
  ///   - votes: the documents that are assigned, nil for all; the others follow them.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: the clusters, some of which may have no document; of equally near ones the
  ///   first.
  /// - Throws: ``TopicsError/noDocuments``, ``TopicsError/rowLength(_:row:)`` for a row that
  ///   is neither empty nor of length 1.
  /// - Precondition: the matrix has the columns of ``vectors``.
  /// - Complexity: O(cells · clusters).
  public func clustering(
    of matrix: SparseMatrix, votes: Votes? = nil, parallel: Parallel
  ) throws(TopicsError) -> Clustering {
    precondition(
      matrix.columnCount == centroids.columnCount,
      "\(matrix.columnCount) columns, and \(centroids.columnCount) of the model")
    guard matrix.rowCount > 0 else { throw .noDocuments }
    var electorate = try Electorate(of: matrix, votes: votes)
    if clusterCount == 0 {
      // Without clusters, nothing is like any document, whatever terms it has.
      electorate = try Electorate(of: matrix.withoutCells, votes: votes)
    }
    let clusters = electorate.followed(
      centroids.nearest(to: electorate.voting, parallel: parallel))
    let measured = centroids.measured(
      electorate.matrix, in: clusters, parallel: parallel)
    return Clustering(
      of: electorate, clusters: clusters, measured: measured,
      compared: measured.map(\.similarity), centroids: centroids,
      leastSimilarities: leastSimilarities, iterations: 0)
  }
}
