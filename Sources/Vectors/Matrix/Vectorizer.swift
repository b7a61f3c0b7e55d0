/// From articles to weighted vectors.
///
///     let vectorizer = Vectorizer(
///       analyzer: Analyzer(.terms), minimumDocuments: .count(2),
///       maximumDocuments: .share(0.5))
///     let vectors = try vectorizer.vectors(of: corpus, parallel: Parallel(threads: 2))
///     vectors.matrix.rowCount  // one a document
///     vectors.model.vectors(of: tomorrow, parallel: Parallel(threads: 2))
///
/// Terms are counted (``TermCounts``), sorted and pruned (``Vocabulary``), put in columns
/// (``ColumnCounts``), and weighted (``Weighting``, ``FittedWeighting``); each step can be
/// taken by itself. What was learnt of the batch on the way is a ``VectorModel``.
public struct Vectorizer: Sendable {
  /// What makes terms of text.
  public var analyzer: Analyzer
  /// The fields that count, as if they were one text.
  public var fields: [Document.Field]
  /// In how many documents a term has to be.
  public var minimumDocuments: DocumentLimit
  /// In how many documents a term may be.
  public var maximumDocuments: DocumentLimit
  /// How many terms are kept at most, or nil for all: those with the most occurrences or,
  /// if ``Weighting/TermFrequency/binary`` counts, documents; at equal numbers the ones that
  /// sort first.
  public var maximumTerms: Int?
  /// The columns of every batch, or nil for the terms of the batch at hand, to which alone
  /// the limits apply.
  public var columns: Columns?
  /// How counts become values.
  public var weighting: Weighting

  /// A vectorizer of these parts; the defaults keep every term of title and text.
  public init(
    analyzer: Analyzer = Analyzer(.terms), fields: [Document.Field] = [.title, .text],
    minimumDocuments: DocumentLimit = .count(1),
    maximumDocuments: DocumentLimit = .share(1), maximumTerms: Int? = nil,
    columns: Columns? = nil, weighting: Weighting = .tfidf
  ) {
    self.analyzer = analyzer
    self.fields = fields
    self.minimumDocuments = minimumDocuments
    self.maximumDocuments = maximumDocuments
    self.maximumTerms = maximumTerms
    self.columns = columns
    self.weighting = weighting
  }

  /// The vectors of a batch, one row a document.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - votes: the documents that columns and weights are learnt of, nil for all. The model
  ///     is that of a batch of these alone, and every document gets its vector by it.
  ///   - parallel: the threads; the result does not depend on their number. Progress is
  ///     reported while terms are counted, which is nearly all of the work.
  /// - Returns: the matrix and what its columns are.
  /// - Throws: ``VectorsError`` for a limit or a parameter of the weighting outside its
  ///   range, or limits that contradict each other. A batch of which no term is left gives
  ///   a matrix without columns.
  /// - Precondition: the votes are those of the documents.
  public func vectors(
    of corpus: Corpus, votes: Votes? = nil, parallel: Parallel
  ) throws(VectorsError) -> DocumentVectors {
    try weighting.check()
    let counts = TermCounts(
      of: corpus, analyzer: analyzer, fields: fields,
      least: leastDocuments(of: votes?.voters.count ?? corpus.count), parallel: parallel)
    return try vectors(of: counts, votes: votes, parallel: parallel)
  }

  /// The vectors of a batch whose terms were counted by ``analyzer`` in ``fields``.
  ///
  /// - Throws: as ``vectors(of:votes:parallel:)-(Corpus,_,_)``.
  public func vectors(
    of counts: TermCounts, votes: Votes? = nil, parallel: Parallel
  ) throws(VectorsError) -> DocumentVectors {
    if let votes {
      precondition(
        votes.documentCount == counts.documentCount,
        "votes of \(votes.documentCount) documents, and \(counts.documentCount) documents"
      )
    }
    let spreads = columns == nil && maximumTerms != nil
    let columns = try columns(
      for: TermStatistics(of: counts, votes: votes, spreads: spreads))
    let cells = ColumnCounts(counts, in: columns, parallel: parallel)
    let model = try VectorModel(
      self, columns, ColumnStatistics(of: cells, for: weighting, votes: votes))
    return model.vectors(of: cells, parallel: parallel)
  }

  /// In how many documents a term has to be to have a column.
  ///
  /// - Parameter documentCount: how many documents columns are learnt of.
  /// - Returns: at least 1; 1 also for a limit outside its range, which is an error where
  ///   columns are made.
  package func leastDocuments(of documentCount: Int) -> Int {
    guard columns == nil, let least = try? minimumDocuments.documents(of: documentCount)
    else { return 1 }
    return max(1, Int(exactly: least.rounded(.up)) ?? .max)
  }

  /// The columns for a batch of which this is known.
  func columns(for terms: TermStatistics) throws(VectorsError) -> Columns {
    if let columns { return columns }
    return .terms(
      try Vocabulary(
        of: terms, minimum: minimumDocuments, maximum: maximumDocuments,
        limit: maximumTerms, countsOnce: weighting.termFrequency == .binary))
  }
}
