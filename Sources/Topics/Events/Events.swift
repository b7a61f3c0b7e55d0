/// Documents in groups that report one happening, as ``EventSearch`` found them.
///
/// Events are numbered by size, the largest first; of equal ones that with the earliest
/// document comes first. What stands alone is an event of one. Arrays by document are
/// indexed by row of the matrix.
public struct Events: Sendable, Hashable {
  /// The events as groups of documents.
  public let grouping: Grouping
  /// Each document's cosine with the centroid of its event: 1 where it stands alone, 0 for
  /// a document without terms.
  public let similarities: [Float]
  /// How much less its cosine with the centroid of any other event is; the similarity
  /// itself where no other is near.
  public let margins: [Float]
  /// Whether a document is like nothing: it has no terms, and an event of its own.
  public let outliers: [Bool]
  /// The average similarity from which documents report one event.
  public let threshold: Float
  /// What time left of similarities.
  public let decay: TimeDecay

  /// The event of each document, from 0.
  public var assignments: [Int32] { grouping.assignments }
  /// Number of events.
  public var count: Int { grouping.count }
  /// Number of documents of each event.
  public var sizes: [Int] { grouping.sizes }
  /// The documents of each event, ascending.
  public var members: [[Int]] { grouping.members }
}
