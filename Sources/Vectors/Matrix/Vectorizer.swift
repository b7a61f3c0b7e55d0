/// From articles to weighted vectors.
///
///     let vectorizer = Vectorizer(
///       analyzer: Analyzer(.terms), minimumDocuments: .count(2),
///       maximumDocuments: .share(0.5))
///     let vectors = try vectorizer.vectors(of: corpus, parallel: Parallel(threads: 2))
///     vectors.matrix.rowCount  // one a document
///
/// Terms are counted (``TermCounts``), sorted and pruned (``Vocabulary``), put in columns
/// (``ColumnCounts``), and weighted (``Weighting``, ``FittedWeighting``); each step can be
/// taken by itself.
public struct Vectorizer: Sendable {
  /// What makes terms of text.
  public var analyzer: Analyzer
  /// The fields that count, as if they were one text.
  public var fields: [Document.Field]
  /// In how many documents a term has to be.
  public var minimumDocuments: DocumentLimit
  /// In how many documents a term may be.
  public var maximumDocuments: DocumentLimit
  /// How counts become values.
  public var weighting: Weighting

  /// A vectorizer of these parts; the defaults keep every term of title and text.
  public init(
    analyzer: Analyzer = Analyzer(.terms), fields: [Document.Field] = [.title, .text],
    minimumDocuments: DocumentLimit = .count(1),
    maximumDocuments: DocumentLimit = .share(1), weighting: Weighting = .tfidf
  ) {
    self.analyzer = analyzer
    self.fields = fields
    self.minimumDocuments = minimumDocuments
    self.maximumDocuments = maximumDocuments
    self.weighting = weighting
  }

  /// The vectors of a batch, one row a document.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - parallel: the threads; the result does not depend on their number. Progress is
  ///     reported while terms are counted, which is nearly all of the work.
  /// - Returns: the matrix and what its columns are.
  /// - Throws: ``VectorsError`` for a limit or a parameter of the weighting outside its
  ///   range, or limits that contradict each other. A batch of which no term is left gives
  ///   a matrix without columns.
  public func vectors(
    of corpus: Corpus, parallel: Parallel
  ) throws(VectorsError) -> DocumentVectors {
    try weighting.check()
    let counts = TermCounts(
      of: corpus, analyzer: analyzer, fields: fields, parallel: parallel)
    let vocabulary = try Vocabulary(
      of: counts, minimum: minimumDocuments, maximum: maximumDocuments)
    let columns = ColumnCounts(counts, in: vocabulary, parallel: parallel)
    let fitted = try FittedWeighting(
      weighting, to: ColumnStatistics(of: columns, for: weighting))
    return DocumentVectors(
      matrix: fitted.matrix(of: columns, parallel: parallel), vocabulary: vocabulary,
      weighting: fitted)
  }
}

/// A batch as rows of numbers, and what the columns are.
public struct DocumentVectors: Sendable {
  /// A row a document, a column a term.
  public let matrix: SparseMatrix
  /// The terms of the columns.
  public let vocabulary: Vocabulary
  /// What gave the values.
  public let weighting: FittedWeighting

  /// A matrix, the vocabulary of its columns, and what gave the values.
  ///
  /// - Precondition: matrix and vocabulary have the same number of columns.
  public init(matrix: SparseMatrix, vocabulary: Vocabulary, weighting: FittedWeighting) {
    precondition(
      matrix.columnCount == vocabulary.count,
      "\(matrix.columnCount) columns, \(vocabulary.count) terms")
    self.matrix = matrix
    self.vocabulary = vocabulary
    self.weighting = weighting
  }
}
