/// How many documents a term has to be in, or may be in.
///
/// The meaning is that of `min_df` and `max_df` in scikit-learn, where an integer is a
/// number of documents and a fraction a share of them:
///
///     Vectorizer(minimumDocuments: .count(2), maximumDocuments: .share(0.5))
///
/// keeps the terms with 2 <= df and df <= 0.5 · *n*, both bounds included.
public enum DocumentLimit: Sendable, Hashable {
  /// A number of documents, 0 or more.
  case count(Int)
  /// A share of all documents, in 0...1.
  case share(Double)

  /// The limit as a number of documents out of `documentCount`, which may be fractional.
  ///
  /// - Throws: ``VectorsError/share(_:)`` or ``VectorsError/documentCount(_:)`` for a
  ///   limit outside its range.
  func documents(of documentCount: Int) throws(VectorsError) -> Double {
    switch self {
    case .count(let count):
      guard count >= 0 else { throw .documentCount(count) }
      return Double(count)
    case .share(let share):
      guard share >= 0, share <= 1 else { throw .share(share) }
      return share * Double(documentCount)
    }
  }
}
