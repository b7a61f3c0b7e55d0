/// What was learnt of one batch, to make vectors of others that are comparable with its own.
///
///     let model = try Vectorizer().vectors(of: archive, parallel: parallel).model
///     let vectors = model.vectors(of: today, parallel: parallel)
///
/// Another batch gets the columns and the weights of the first, as if its documents came one
/// by one to a batch that is too large to notice. The vectors of the first batch by its
/// model are those that came with the model, to the bit.
public struct VectorModel: Sendable {
  /// What makes terms of text.
  public let analyzer: Analyzer
  /// The fields that count, as if they were one text.
  public let fields: [Document.Field]
  /// What the columns are.
  public let columns: Columns
  /// How often each column was in the batch.
  public let statistics: ColumnStatistics
  /// How counts become values.
  public let weighting: FittedWeighting

  /// The model of a batch that has these columns so often.
  ///
  /// - Throws: ``VectorsError/parameter(_:_:allowed:)`` for a parameter of the weighting
  ///   outside its range.
  init(
    _ vectorizer: Vectorizer, _ columns: Columns, _ statistics: ColumnStatistics
  ) throws(VectorsError) {
    self.init(
      analyzer: vectorizer.analyzer, fields: vectorizer.fields, columns: columns,
      statistics: statistics,
      weighting: try FittedWeighting(vectorizer.weighting, to: statistics))
  }

  /// A model of these parts, which fit together.
  init(
    analyzer: Analyzer, fields: [Document.Field], columns: Columns,
    statistics: ColumnStatistics, weighting: FittedWeighting
  ) {
    self.analyzer = analyzer
    self.fields = fields
    self.columns = columns
    self.statistics = statistics
    self.weighting = weighting
  }

  /// The vectors of a batch, one row a document.
  ///
  /// - Parameters:
  ///   - corpus: the documents.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: a matrix with the columns of the model.
  public func vectors(of corpus: Corpus, parallel: Parallel) -> DocumentVectors {
    let counts = TermCounts(
      of: corpus, analyzer: analyzer, fields: fields, parallel: parallel)
    let cells = ColumnCounts(counts, in: columns, parallel: parallel)
    return vectors(of: cells, parallel: parallel)
  }

  /// The vectors of a batch that was counted in the columns of the model.
  func vectors(of cells: ColumnCounts, parallel: Parallel) -> DocumentVectors {
    DocumentVectors(
      matrix: weighting.matrix(of: cells, parallel: parallel), model: self)
  }

  /// The model with rows scaled in another way.
  public func scaled(by normalization: Weighting.Normalization) -> VectorModel {
    VectorModel(
      analyzer: analyzer, fields: fields, columns: columns, statistics: statistics,
      weighting: weighting.scaled(by: normalization))
  }
}

/// A batch as rows of numbers, and what made them.
public struct DocumentVectors: Sendable {
  /// A row a document.
  public let matrix: SparseMatrix
  /// What the columns are and where the values come from.
  public let model: VectorModel

  /// The terms of the columns, unless columns are hashed.
  public var vocabulary: Vocabulary? { model.columns.vocabulary }
}
