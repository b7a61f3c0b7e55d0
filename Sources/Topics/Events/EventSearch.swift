public import Vectors

/// Groups articles by the happening they report; how many there are is found.
///
///     let material = try EventMaterial(of: corpus, parallel: parallel)
///     let events = try EventSearch().events(of: material, parallel: parallel)
///     events.sizes  // the largest first
///
/// Similar pairs are found by a `SimilarityJoin`. What a pair's similarity is worth
/// depends on how far apart the two were published, on what either shares with other days,
/// and on whether each says what the other's headline says. Groups join by the average of
/// their pairs as long as it reaches a threshold (average linkage), and who is left alone
/// goes to the nearest centroid. The threshold follows from the batch: headlines share less
/// than articles do.
///
/// The outcome follows from the material and the options alone.
public struct EventSearch: Sendable, Hashable {
  /// How fine events are, from -2 (coarse) to 2 (fine); 0 is what the batch speaks for.
  public let granularity: Double
  /// The average similarity from which documents report one event, or nil to take what the
  /// batch speaks for.
  public let threshold: Float?
  /// What time leaves of similarities, or nil to learn it from the batch.
  public let decay: TimeDecay?

  /// Granularities that are allowed.
  public static let granularities = -2.0...2

  /// A search.
  ///
  /// - Parameters:
  ///   - granularity: how fine events are, in ``granularities``.
  ///   - threshold: a similarity from 0 to 1, or nil.
  ///   - decay: what time leaves of similarities, or nil.
  /// - Throws: ``TopicsError/granularity(_:)`` or ``TopicsError/threshold(_:)`` for numbers
  ///   outside their range.
  public init(
    granularity: Double = 0, threshold: Float? = nil, decay: TimeDecay? = nil
  ) throws(TopicsError) {
    guard Self.granularities.contains(granularity) else {
      throw .granularity(granularity)
    }
    if let threshold, !(0...1).contains(threshold) { throw .threshold(threshold) }
    self.granularity = granularity
    self.threshold = threshold
    self.decay = decay
  }

  /// Groups the documents of a batch.
  ///
  /// - Parameters:
  ///   - material: what is known of them.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: the events.
  /// - Throws: ``TopicsError/noDocuments``, or ``TopicsError/rowLength(_:row:)`` for a row
  ///   that is neither empty nor of length 1.
  /// - Complexity: that of the join, and near O(*m* log *m*) in the similar pairs.
  public func events(
    of material: EventMaterial, parallel: Parallel
  ) throws(TopicsError) -> Events {
    guard material.matrix.rowCount > 0 else { throw .noDocuments }
    let electorate = try Electorate(of: material.matrix, votes: material.votes)
    let threshold =
      threshold ?? EventThreshold(of: electorate.voting).value(granularity: granularity)
    let batch = EventBatch(
      of: material, electorate, threshold: threshold, decay: decay, parallel: parallel)
    let least = max(threshold, .leastNormalMagnitude)
    let grouping = AverageLinkage(of: batch.graph.edges, atLeast: least).dendrogram()
      .cut(at: least)
      .gatheringLoners(in: batch.graph.neighbours, threshold: least)
    return Events(
      grouping, of: batch, electorate, threshold: threshold,
      parallel: parallel.reporting(to: nil))
  }
}
