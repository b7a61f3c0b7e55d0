internal import Glibc
public import Vectors

/// How many clusters a batch falls into.
///
///     let choice = try ClusterCount().choice(for: vectors.matrix, parallel: parallel)
///     let method = try SphericalKMeans(clusters: choice.clusters)
///
/// A sample of the documents is grouped with a growing number of clusters, and the number
/// with the highest silhouette is taken: how much nearer documents are to their own
/// centroid than to the next (Hruschka, de Castro & Campello 2004, "Evolutionary algorithms
/// for clustering gene-expression data", who put centroids in the place of all pairs of
/// Rousseeuw 1987). A document has no part in the centroid it is measured against: with it,
/// the silhouette of high-dimensional text rises with the number of clusters for ever.
public struct ClusterCount: Sendable, Hashable {
  /// Runs for each number of clusters.
  private static let restarts = 3
  /// Most steps of a run: later ones change the sample's silhouette by less than its error.
  private static let iterations = 12

  /// The numbers of clusters to choose from, or nil for 2 up to the square root of the
  /// number of documents, 50 at most.
  public let range: ClosedRange<Int>?
  /// Most documents to look at.
  public let sampleSize: Int
  /// What the sample and the seeds follow from.
  public let seed: UInt64

  /// A search in `range`.
  ///
  /// - Parameters:
  ///   - range: numbers of clusters, from 2 on; nil for a range that suits the batch.
  ///   - sampleSize: most documents to look at, at least 2.
  ///   - seed: any number; the same one gives the same choice.
  /// - Throws: ``TopicsError/clusterRange(_:)`` for a range that starts below 2.
  public init(
    range: ClosedRange<Int>? = nil, sampleSize: Int = 2000, seed: UInt64 = 0
  ) throws(TopicsError) {
    if let range, range.lowerBound < 2 { throw .clusterRange(range) }
    precondition(sampleSize >= 2, "a sample of \(sampleSize) documents")
    self.range = range
    self.sampleSize = sampleSize
    self.seed = seed
  }

  /// A number of clusters, and what it was chosen from.
  public struct Choice: Sendable, Hashable {
    /// The number chosen; 1 if no grouping sets documents apart.
    public let clusters: Int
    /// What was tried, by ascending number of clusters.
    public let curve: [Point]
  }

  /// What a number of clusters came to.
  public struct Point: Sendable, Hashable {
    /// Number of clusters.
    public let clusters: Int
    /// Mean silhouette of the sample, −1 to 1.
    public let silhouette: Double
    /// Standard error of that mean.
    public let error: Double

    init(clusters: Int, silhouettes: [Double]) {
      let count = Double(max(1, silhouettes.count))
      let mean = silhouettes.reduce(0, +) / count
      let variance = silhouettes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      self.clusters = clusters
      silhouette = mean
      error = (variance / count).squareRoot()
    }
  }

  /// The number of clusters that sets the rows of a matrix apart best; of equal ones the
  /// least.
  ///
  /// - Parameters:
  ///   - matrix: as for ``SphericalKMeans/fit(_:votes:parallel:)``.
  ///   - votes: the documents that count, nil for all.
  ///   - parallel: the threads, and whom to tell of finished numbers.
  /// - Returns: the number and the curve. A batch smaller than the range gives what of the
  ///   range it allows, and a batch of fewer than three documents with terms 1.
  /// - Throws: as ``SphericalKMeans/fit(_:votes:parallel:)`` does.
  /// - Complexity: some twenty runs of k-means over the sample.
  public func choice(
    for matrix: SparseMatrix, votes: Votes? = nil, parallel: Parallel
  ) throws(TopicsError) -> Choice {
    guard matrix.rowCount > 0 else { throw .noDocuments }
    let voting = try Electorate(of: matrix, votes: votes).voting
    let sample = voting.selecting(sample(of: Array(0..<voting.rowCount)))
    let counts = counts(upTo: sample.rowCount, documentCount: voting.rowCount)
    // Too few documents with terms to be set apart, or none at all.
    guard let most = counts.last else { return Choice(clusters: 1, curve: []) }
    let seedings = seedings(count: most, of: sample, parallel: parallel)
    let curve = parallel.map(count: counts.count, grain: 1) { index in
      point(counts[index.lowerBound], of: sample, from: seedings)
    }
    return Choice(clusters: Self.least(of: curve)?.clusters ?? 1, curve: curve)
  }

  /// The least number of clusters whose silhouette is above 0 and no more than one
  /// standard error below the highest (the rule of Breiman, Friedman, Olshen & Stone 1984
  /// for trees): where the curve is flat, the fewer groups say the same.
  private static func least(of curve: [Point]) -> Point? {
    guard let highest = curve.max(by: { $0.silhouette < $1.silhouette }) else {
      return nil
    }
    return curve.first {
      $0.silhouette > 0 && $0.silhouette >= highest.silhouette - highest.error
    }
  }

  /// One draw of seeds a run.
  ///
  /// A lesser number of clusters starts from the first of them,
  /// which were drawn as if no more were wanted: the draws are paid once, and numbers of
  /// clusters are compared without the luck of the draw between them.
  private func seedings(
    count: Int, of sample: SparseMatrix, parallel: Parallel
  ) -> [Seeding] {
    let postings = sample.transposed()
    return parallel.reporting(to: nil).map(count: Self.restarts, grain: 1) { run in
      var random = SplitMix64(
        seed: SplitMix64.mix(seed &+ SplitMix64.mix(UInt64(run.lowerBound))))
      return Seeding(
        count: count, of: sample, postings: postings, random: &random,
        parallel: Parallel(threads: 1))
    }
  }

  /// The best of a few runs over the sample.
  private func point(
    _ clusters: Int, of sample: SparseMatrix, from seedings: [Seeding]
  ) -> Point {
    var best = (objective: -1.0, silhouettes: [Double]())
    for seeding in seedings {
      var descent = Descent(
        from: seeding.prefix(clusters), of: sample, parallel: Parallel(threads: 1))
      let outcome = descent.run(maximumIterations: Self.iterations)
      if outcome.objective > best.objective {
        best = (outcome.objective, descent.silhouettes)
      }
    }
    return Point(clusters: clusters, silhouettes: best.silhouettes)
  }

  /// Numbers of clusters to try: every one up to twelve, then in steps of a sixth.
  private func counts(upTo most: Int, documentCount: Int) -> [Int] {
    guard documentCount > 2 else { return [] }
    let root = Int(Double(documentCount).squareRoot())
    let range = range ?? 2...max(2, min(50, root))
    var counts: [Int] = []
    var next = range.lowerBound
    while next <= min(range.upperBound, most - 1) {
      counts.append(next)
      next += max(1, next / 6)
    }
    return counts
  }

  /// The rows to look at, ascending: all, or as many as fit, drawn at random.
  private func sample(of rows: [Int]) -> [Int] {
    guard rows.count > sampleSize else { return rows }
    var random = SplitMix64(seed: seed)
    var wanted = sampleSize
    var sample: [Int] = []
    // Selection sampling (Knuth, The Art of Computer Programming, § 3.4.2, algorithm S).
    for (index, row) in rows.enumerated()
    where random.nextUnit() * Double(rows.count - index) < Double(wanted) {
      sample.append(row)
      wanted -= 1
    }
    return sample
  }
}
