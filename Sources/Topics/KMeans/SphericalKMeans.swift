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

  /// A method that finds `clusters` clusters.
  ///
  /// - Parameters:
  ///   - clusters: at least 1.
  ///   - restarts: at least 1. Eight take most of the luck out of the seeds.
  ///   - seed: any number; the same one gives the same clusters.
  ///   - maximumIterations: at least 1. Runs on real text end within 10 to 40.
  /// - Throws: ``TopicsError/tooFewClusters(_:)``, ``TopicsError/restarts(_:)`` or
  ///   ``TopicsError/iterations(_:)`` if one of them is below 1.
  public init(
    clusters: Int, restarts: Int = 8, seed: UInt64 = 0, maximumIterations: Int = 100
  ) throws(TopicsError) {
    guard clusters >= 1 else { throw .tooFewClusters(clusters) }
    guard restarts >= 1 else { throw .restarts(restarts) }
    guard maximumIterations >= 1 else { throw .iterations(maximumIterations) }
    self.clusters = clusters
    self.restarts = restarts
    self.seed = seed
    self.maximumIterations = maximumIterations
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
  ///   table of more than ``Centroids/mostBytes``.
  /// - Complexity: O(cells · clusters) a step.
  public func fit(
    _ matrix: SparseMatrix, votes: Votes? = nil, parallel: Parallel
  ) throws(TopicsError) -> Clustering {
    guard matrix.rowCount > 0 else { throw .noDocuments }
    let electorate = try Electorate(of: matrix, votes: votes)
    let most = min(clusters, electorate.voting.rowCount)
    guard Centroids.allows(clusters: most, columns: matrix.columnCount) else {
      throw .tableSize(clusters: most, columns: matrix.columnCount)
    }
    let outcome =
      electorate.voting.rowCount == 0
      ? Descent.Outcome() : bestOutcome(over: electorate.voting, parallel: parallel)
    return Clustering(outcome, of: electorate, parallel: parallel.reporting(to: nil))
  }

  /// The restart that ends with the greatest objective.
  private func bestOutcome(
    over matrix: SparseMatrix, parallel: Parallel
  ) -> Descent.Outcome {
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
