/// A term that tells what a cluster is about.
public struct LabelTerm: Sendable, Hashable {
  /// The term, as a column of the matrix that was grouped.
  public let column: Int32
  /// How well the term names the cluster: ``mean`` times the binary logarithm of
  /// ``contrast``.
  public let score: Float
  /// Mean weight of the term in the cluster's documents.
  public let mean: Float
  /// How many times more weight the term has in the cluster than in the other documents,
  /// with a small amount added to both so that no term is infinitely typical.
  public let contrast: Float
}
