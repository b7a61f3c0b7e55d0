extension SimilarityJoin {
  /// A join of sets with those of another batch, or with each other.
  ///
  ///     let sets = try ShingleSets(words: 3).matrix(of: corpus, parallel: parallel)
  ///     let join = SimilarityJoin(of: sets, by: .jaccard, selecting: .pairs(atLeast: 0.5))
  ///
  /// - Parameters:
  ///   - rows: the sets.
  ///   - others: sets of the same elements; nil to compare `rows` among themselves.
  ///   - measure: how alike two sets are.
  ///   - selection: which similarities are wanted.
  ///   - window: which sets are near enough in time to be compared; nil if all are.
  /// - Precondition: both matrices have the same number of columns, the window is over
  ///   their rows, and of the nearest at least one is wanted.
  /// - Complexity: O(cells) for an index of the others; then the search for a row is
  ///   O(length of the lists of its elements), with a threshold above 0 of its rarer ones.
  public init(
    of rows: IncidenceMatrix, against others: IncidenceMatrix? = nil,
    by measure: SetMeasure, selecting selection: SimilaritySelection,
    within window: TimeWindow? = nil
  ) {
    sets = SetJoin(
      of: rows, against: others, by: measure, selecting: selection, within: window)
    self.rows = .empty(rowCount: rows.rowCount)
    self.others = .empty(rowCount: (others ?? rows).rowCount)
    isSelfJoin = others == nil
    self.selection = selection
    self.window = window
  }

  /// How alike two sets are; nil in a join of vectors.
  public var setMeasure: SetMeasure? { sets?.measure }

  /// What is compared, in words: `cosine similarity` for vectors.
  public var measureName: String {
    switch setMeasure {
    case nil: "cosine similarity"
    case .jaccard: "Jaccard resemblance"
    case .containment: "containment of the row in the column"
    case .overlap: "overlap coefficient"
    }
  }
}

extension SparseMatrix {
  /// A matrix without columns.
  fileprivate static func empty(rowCount: Int) -> SparseMatrix {
    SparseMatrix(
      columnCount: 0, rowStarts: Array(repeating: 0, count: rowCount + 1), columns: [],
      values: [])
  }
}
