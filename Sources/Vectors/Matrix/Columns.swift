/// What the columns of a matrix are.
public enum Columns: Sendable {
  /// Terms, each with a column of its own.
  case terms(Vocabulary)
  /// Hashes of terms.
  case hashed(TermHashing)

  /// Number of columns.
  public var count: Int {
    switch self {
    case .terms(let vocabulary): vocabulary.count
    case .hashed(let hashing): hashing.columnCount
    }
  }

  /// The terms, unless columns are hashed.
  public var vocabulary: Vocabulary? {
    if case .terms(let vocabulary) = self { vocabulary } else { nil }
  }

  /// What stands for a column where a person reads it: its term, or # and its number.
  public func name(of column: Int) -> String {
    vocabulary?.term(column) ?? "#\(column)"
  }
}

extension TermCounts {
  /// Where each term is counted: its column, or -1 where it has none, and 1 or -1 by which
  /// its count is multiplied.
  func places(in columns: Columns) -> [(column: Int32, sign: Int32)] {
    switch columns {
    case .terms(let vocabulary):
      hashes.map { (vocabulary.column(ofHash: $0) ?? -1, 1) }
    case .hashed(let hashing):
      hashes.indices.map { term in
        let place = hashing.place(of: forms.bytes(of: term))
        return (place.column, place.isNegative ? -1 : 1)
      }
    }
  }
}
