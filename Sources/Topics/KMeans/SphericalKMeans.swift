public import Vectors

/// Groups documents by topic, into a number of clusters that is given.
///
///     let method = try SphericalKMeans(clusters: 5, seed: 1)
///     let clustering = try method.fit(vectors.matrix, parallel: Parallel(threads: 2))
///     clustering.assignments  // the cluster of each row, from 0
///
/// Maximises the sum of the documents' cosines with the centroid of their cluster, where a
/// centroid is the sum of its documents brought to unit length (Dhillon & Modha 2001,
/// "Concept decompositions for large sparse text data using clustering"). Each restart
/// draws seeds by greedy k-means++, moves all documents to their nearest centroid until the
/// gain is slight, then single documents to where they do most good; the best restart is
/// kept, on a tie the earlier one.
///
/// Of more documents than ``sampleSize``, the runs are over a random sample of so many. All
/// documents then move to their nearest centroid, and the centroids with them, until the
/// gain is slight again: a few steps over all in the place of some hundred.
///
/// The outcome follows from the matrix, the numbers given here and nothing else: neither
/// the number of threads nor the machine's load changes a bit of it.
public struct SphericalKMeans: Sendable, Hashable {
  /// Number of clusters to find.
  public let clusters: Int
  /// Number of runs, of which the best is kept.
  public let restarts: Int
  /// What the random draws follow from.
  public let seed: UInt64
  /// Most steps a run may take.
  public let maximumIterations: Int
  /// Most documents that seeds are drawn from and runs are over.
  public let sampleSize: Int

  /// Most documents that decide, where nothing else is asked for.
  ///
  /// 5,000 of the articles of Reuters-21578 came to NMI 0.457 in 60 clusters, all of them to
  /// 0.445 (medians of three seeds).
  public static let usualSample = 20_000

  /// How many documents a sample has at least for so many clusters: five each, or the largest
  /// number there is.
  public static func leastSample(forClusters clusters: Int) -> Int {
    DecidingSample.least(forClusters: clusters)
  }

  /// A method that finds `clusters` clusters.
  ///
  /// - Parameters:
  ///   - clusters: at least 1.
  ///   - restarts: at least 1. Eight take most of the luck out of the seeds.
  ///   - seed: any number; the same one gives the same clusters.
  ///   - maximumIterations: at least 1. Runs on real text end within 10 to 40.
  ///   - sampleSize: at least five documents a cluster, if a batch has more.
  /// - Throws: ``TopicsError/tooFewClusters(_:)``, ``TopicsError/restarts(_:)`` or
  ///   ``TopicsError/iterations(_:)`` if one of them is below 1.
  public init(
    clusters: Int, restarts: Int = 8, seed: UInt64 = 0, maximumIterations: Int = 100,
    sampleSize: Int = usualSample
  ) throws(TopicsError) {
    guard clusters >= 1 else { throw .tooFewClusters(clusters) }
    guard restarts >= 1 else { throw .restarts(restarts) }
    guard maximumIterations >= 1 else { throw .iterations(maximumIterations) }
    self.clusters = clusters
    self.restarts = restarts
    self.seed = seed
    self.maximumIterations = maximumIterations
    self.sampleSize = sampleSize
  }

  /// Groups the rows of a matrix.
  ///
  /// Each run holds a table of `columns · clusters` numbers, and as many runs are under way
  /// as there are threads for them.
  ///
  /// - Parameters:
  ///   - matrix: a document a row, of length 1, or empty.
  ///   - votes: the documents that clusters are made of, nil for all; the others follow
  ///     them into theirs.
  ///   - parallel: the threads, and whom to tell of finished restarts.
  /// - Returns: the best clustering found, with fewer clusters than asked for if not as many
  ///   documents that vote are distinct.
  /// - Throws: ``TopicsError/noDocuments``, ``TopicsError/rowLength(_:row:)`` for a row that
  ///   is neither empty nor of length 1, ``TopicsError/tableSize(clusters:columns:)`` for a
  ///   table of more than ``Centroids/mostBytes``, ``TopicsError/sampleSize(_:clusters:)`` for
  ///   a sample that is too small.
  /// - Complexity: O(cells · clusters) a step.
  public func fit(
    _ matrix: SparseMatrix, votes: Votes? = nil, parallel: Parallel
  ) throws(TopicsError) -> Clustering {
    guard matrix.rowCount > 0 else { throw .noDocuments }
    let electorate = try Electorate(of: matrix, votes: votes)
    return Clustering(
      try settlement(of: electorate.voting, parallel: parallel), of: electorate,
      parallel: parallel.reporting(to: nil))
  }

  /// The clusters of the documents that vote.
  private func settlement(
    of voting: SparseMatrix, parallel: Parallel
  ) throws(TopicsError) -> Settlement {
    let deciding = DecidingSample(size: sampleSize, seed: seed)
    guard let rows = try deciding.rows(of: voting, clusters: clusters) else {
      return try settlement(ofAll: voting, parallel: parallel)
    }
    let (state, iterations) = try state(of: voting.selecting(rows), parallel: parallel)
    return Settlement(
      from: state, iterations: iterations, over: voting,
      parallel: parallel.reporting(to: nil))
  }

  /// The clusters of documents that all decide.
  ///
  /// - Throws: ``TopicsError/tableSize(clusters:columns:)``.
  package func settlement(
    ofAll voting: SparseMatrix, parallel: Parallel
  ) throws(TopicsError) -> Settlement {
    Settlement(
      try bestOutcome(over: voting, parallel: parallel), of: voting,
      parallel: parallel.reporting(to: nil))
  }

  /// The centroids of a sample, and how many steps it took to find them.
  ///
  /// - Throws: ``TopicsError/tableSize(clusters:columns:)``.
  package func state(
    of sample: SparseMatrix, parallel: Parallel
  ) throws(TopicsError) -> (state: CentroidState, iterations: Int) {
    let outcome = try bestOutcome(over: sample, parallel: parallel)
    var sums = ExactSums(
      clusterCount: outcome.clusterCount, columnCount: sample.columnCount)
    for (row, cluster) in outcome.assignments.enumerated() {
      sums.add(row, of: sample, to: Int(cluster))
    }
    let state = CentroidState(sums, after: nil, parallel: parallel.reporting(to: nil))
    return (state, outcome.iterations)
  }

  /// The restart that ends with the greatest objective; no clusters of no documents.
  private func bestOutcome(
    over matrix: SparseMatrix, parallel: Parallel
  ) throws(TopicsError) -> Descent.Outcome {
    guard matrix.rowCount > 0 else { return Descent.Outcome() }
    let most = min(clusters, matrix.rowCount)
    guard Centroids.allows(clusters: most, columns: matrix.columnCount) else {
      throw .tableSize(clusters: most, columns: matrix.columnCount)
    }
    let postings = matrix.transposed()
    let runs = min(restarts, parallel.threads)
    let inner = Parallel(threads: parallel.threads / runs)
    let outcomes = parallel.map(count: restarts, grain: 1) { restart in
      var random = SplitMix64(
        seed: SplitMix64.mix(seed &+ SplitMix64.mix(UInt64(restart.lowerBound))))
      let seeds = Seeding(
        count: clusters, of: matrix, postings: postings, random: &random, parallel: inner)
      var descent = Descent(from: seeds, of: matrix, parallel: inner)
      return descent.run(maximumIterations: maximumIterations)
    }
    var best = outcomes[0]
    for outcome in outcomes.dropFirst()
    where outcome.objective > best.objective {
      best = outcome
    }
    return best
  }
}
