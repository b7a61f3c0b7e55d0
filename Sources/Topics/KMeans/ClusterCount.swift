public import Vectors

/// How many clusters a batch falls into.
///
///     let choice = try ClusterCount().choice(for: vectors.matrix, parallel: parallel)
///     let method = try SphericalKMeans(clusters: choice.clusters)
///     choice.confidence  // 0.9: nine in ten comparisons say the same
///
/// A good number of clusters sets documents apart, and finds the same groups again if some
/// of the documents are missing. Both are measured, on parts of a sample that lack a fifth
/// of it each, an eighth if it is smaller than 500:
///
/// - *silhouette*: how much nearer documents are to their own centroid than to the next
///   (Hruschka, de Castro & Campello 2004, "Evolutionary algorithms for clustering
///   gene-expression data", who put centroids in the place of all pairs of Rousseeuw 1987).
///   A document has no part in the centroid it is measured against: with it, the silhouette
///   of high-dimensional text rises with the number of clusters for ever;
/// - *stability*: how well the groupings of two parts agree on the documents that both have
///   (Ben-Hur, Elisseeff & Guyon 2002, "A stability based method for discovering structure
///   in clustered data"): the mean of the adjusted Rand index, for which large groups count
///   most, and of adjusted mutual information, for which small ones do.
///
/// The product of the two is the score of a number. The greatest number is taken whose
/// score is within a few hundredths of the best: where the batch does not decide, more
/// groups tell more.
public struct ClusterCount: Sendable, Hashable {
  /// Terms of fewer than one in so many documents are left out: they tell nothing of large
  /// groups, and are three quarters of all.
  private static let leastShare = 200

  /// The numbers of clusters to choose from, or nil for 2 up to the square root of the
  /// number of documents, 50 at most.
  public let range: ClosedRange<Int>?
  /// Most documents to look at, unless ``range`` asks for more than a fifth as many clusters.
  public let sampleSize: Int
  /// Most documents that the sample is drawn from, which are those that decide what clusters
  /// there are: see ``SphericalKMeans/sampleSize``.
  public let batchSize: Int
  /// What the sample and the seeds follow from.
  public let seed: UInt64

  /// A search in `range`.
  ///
  /// - Parameters:
  ///   - range: numbers of clusters, from 2 on; nil for a range that suits the batch.
  ///   - sampleSize: most documents to look at, at least 2; five for each cluster of a range
  ///     that ends higher.
  ///   - batchSize: most documents to draw them from.
  ///   - seed: any number; the same one gives the same choice.
  /// - Throws: ``TopicsError/clusterRange(_:)`` for a range that starts below 2.
  public init(
    range: ClosedRange<Int>? = nil, sampleSize: Int = 2000,
    batchSize: Int = SphericalKMeans.usualSample, seed: UInt64 = 0
  ) throws(TopicsError) {
    if let range, range.lowerBound < 2 { throw .clusterRange(range) }
    precondition(sampleSize >= 2, "a sample of \(sampleSize) documents")
    self.range = range
    self.sampleSize = sampleSize
    self.batchSize = batchSize
    self.seed = seed
  }

  /// The number of clusters that suits the rows of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: as for ``SphericalKMeans/fit(_:votes:parallel:)``.
  ///   - votes: the documents that count, nil for all.
  ///   - parallel: the threads, and whom to tell of finished runs.
  /// - Returns: the number, how sure it is, and the curve. A batch smaller than the range
  ///   gives what of the range it allows; one without structure, or of fewer than four
  ///   documents with terms, the least of the range, or 1 if there is none.
  /// - Throws: as ``SphericalKMeans/fit(_:votes:parallel:)`` does, for a table of the sample.
  /// - Complexity: some 200 runs of k-means over four fifths of the sample.
  public func choice(
    for matrix: SparseMatrix, votes: Votes? = nil, parallel: Parallel
  ) throws(TopicsError) -> Choice {
    guard matrix.rowCount > 0 else { throw .noDocuments }
    let voting = try Electorate(of: matrix, votes: votes).voting
    let deciding = try DecidingSample(size: batchSize, seed: seed).rows(
      of: voting, clusters: range?.upperBound ?? 0)
    return try choice(
      forDeciding: deciding.map(voting.selecting) ?? voting, parallel: parallel)
  }

  /// The number of clusters that suits the documents that decide.
  ///
  /// - Throws: as ``choice(for:votes:parallel:)``.
  package func choice(
    forDeciding voting: SparseMatrix, parallel: Parallel
  ) throws(TopicsError) -> Choice {
    let rows = sample(of: voting.rowCount, size: max(sampleSize, leastSample))
    let sample = voting.selecting(rows).keepingColumns(
      ofRows: max(2, rows.count / Self.leastShare))
    let parts = SampleParts(of: sample, seed: seed)
    let counts = counts(below: parts.leastCount, documentCount: voting.rowCount)
    let most = counts.last ?? 0
    guard Centroids.allows(clusters: most, columns: sample.columnCount) else {
      throw .tableSize(clusters: most, columns: sample.columnCount)
    }
    let trials = parts.trials(counts, parallel: parallel)
    return Choice(trials, atLeast: range?.lowerBound ?? 1)
  }

  /// Numbers of clusters to try: every one up to twelve, then in steps of a quarter, and the last.
  private func counts(below limit: Int, documentCount: Int) -> [Int] {
    let root = Int(Double(documentCount).squareRoot())
    let range = range ?? 2...max(2, min(50, root))
    var counts: [Int] = []
    var next = range.lowerBound
    while next <= range.upperBound, next < limit {
      counts.append(next)
      next += next < 12 ? 1 : next / 4
    }
    if range.upperBound < limit, let last = counts.last, last < range.upperBound {
      counts.append(range.upperBound)
    }
    return counts
  }

  /// Number of documents that the greatest number of clusters wants: a few for each.
  private var leastSample: Int {
    range.map { DecidingSample.least(forClusters: $0.upperBound) } ?? 0
  }

  /// The rows to look at, ascending: all, or as many as fit, drawn at random.
  private func sample(of rowCount: Int, size: Int) -> [Int] {
    guard rowCount > size else { return Array(0..<rowCount) }
    var sampling = SelectionSampling(of: rowCount, size: size, seed: seed)
    return (0..<rowCount).filter { _ in sampling.takesNext() }
  }
}
