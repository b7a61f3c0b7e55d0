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
    let rows = try comparedRows(of: material)
    return try events(
      of: material, among: SimilarPairs(of: rows, parallel: parallel), parallel: parallel)
  }

  /// The rows that are compared with each other: one for each document that votes.
  ///
  /// - Throws: as ``events(of:parallel:)`` does.
  package func comparedRows(
    of material: EventMaterial
  ) throws(TopicsError) -> ComparedRows {
    let electorate = try electorate(of: material)
    let documents = electorate.votes.voters.map { electorate.documents[$0] }
    return ComparedRows(
      numbers: Array(0..<Int32(documents.count)), matrix: electorate.voting,
      times: documents.map { material.times[$0] },
      least: EdgeWeighing.least(for: threshold(of: electorate)))
  }

  /// Groups the documents of a batch whose similar pairs are known.
  ///
  /// - Parameters:
  ///   - material: what is known of them.
  ///   - pairs: the similar pairs of ``comparedRows(of:)``.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: the events.
  /// - Throws: as ``events(of:parallel:)`` does.
  package func events(
    of material: EventMaterial, among pairs: SimilarPairs, parallel: Parallel
  ) throws(TopicsError) -> Events {
    let electorate = try electorate(of: material)
    let threshold = threshold(of: electorate)
    let batch = EventBatch(
      of: material, electorate, pairs: pairs, decay: decay, parallel: parallel)
    let least = max(threshold, .leastNormalMagnitude)
    let grouping = AverageLinkage(of: batch.graph.edges, atLeast: least).dendrogram()
      .cut(at: least)
      .gatheringLoners(in: batch.graph.neighbours, threshold: least)
    return Events(
      grouping, of: batch, electorate, threshold: threshold,
      parallel: parallel.reporting(to: nil))
  }

  private func electorate(of material: EventMaterial) throws(TopicsError) -> Electorate {
    guard material.matrix.rowCount > 0 else { throw .noDocuments }
    return try Electorate(of: material.matrix, votes: material.votes)
  }

  private func threshold(of electorate: Electorate) -> Float {
    threshold ?? EventThreshold(of: electorate.voting).value(granularity: granularity)
  }
}
