/// Columns that terms are hashed to, so that no vocabulary has to be kept.
///
///     var vectorizer = Vectorizer()
///     vectorizer.columns = .hashed(try TermHashing(bits: 18))
///
/// A term has the column that scikit-learn's `HashingVectorizer` with 2^`bits` features
/// gives it. Several terms may share a column; with signs, which are as good as random, their
/// counts cancel on average, and the products of rows are right in expectation (Weinberger
/// et al. 2009, "Feature hashing for large scale multitask learning").
public struct TermHashing: Sendable, Hashable {
  /// The numbers of bits that can be asked for.
  ///
  /// Fitting takes 12 bytes a column, 200 MB at 24 bits, and searches as much a thread.
  public static let bitsAllowed = 1...24

  /// There are 2 to this power columns.
  public let bits: Int
  /// Whether the hash also says if a term counts up or down.
  public let isSigned: Bool

  /// Columns for hashes of so many bits.
  ///
  /// - Parameters:
  ///   - bits: in ``bitsAllowed``.
  ///   - isSigned: whether the hash also says if a term counts up or down;
  ///     `alternate_sign` of scikit-learn.
  /// - Throws: ``VectorsError/hashBits(_:)`` for other numbers of bits.
  public init(bits: Int, isSigned: Bool = true) throws(VectorsError) {
    guard TermHashing.bitsAllowed.contains(bits) else { throw .hashBits(bits) }
    self.bits = bits
    self.isSigned = isSigned
  }

  /// Number of columns.
  public var columnCount: Int { 1 << bits }

  /// The column of a term, given as UTF-8, and whether it counts down there.
  public func place(of term: Span<UInt8>) -> (column: Int32, isNegative: Bool) {
    let hash = Int32(bitPattern: MurmurHash3.hash(term))
    let column = Int32(truncatingIfNeeded: hash.magnitude & UInt32(columnCount - 1))
    return (column, isSigned && hash < 0)
  }
}
