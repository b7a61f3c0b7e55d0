/// In how many documents of a batch each term is, and how often; those of parts add up to
/// those of the whole.
///
///     let whole = try DocumentFrequencies(merging: [monday, tuesday])
///     let model = try vectorizer.model(fitting: whole)
///
/// An archive that is too large to be read at once, or lies in several places, is counted
/// part by part. The model of the merged frequencies is the one that a pass over everything
/// gives, whatever the parts and their order: all sums are of whole numbers.
///
/// Terms are sorted by the bytes of their UTF-8 forms.
public struct DocumentFrequencies: Sendable {
  /// What made terms of text.
  public let analyzer: Analyzer
  /// The fields that were counted.
  public let fields: [Document.Field]

  let terms: TermStatistics

  /// The frequencies of a batch whose terms were counted by `analyzer` in `fields`.
  public init(of counts: TermCounts, analyzer: Analyzer, fields: [Document.Field]) {
    self.init(
      analyzer: analyzer, fields: fields,
      terms: TermStatistics(of: counts, spreads: true).sorted())
  }

  /// Frequencies that add up to these parts, in any order.
  ///
  /// - Throws: ``VectorsError/differentTerms`` if the parts were counted by different
  ///   analyzers or in different fields.
  /// - Precondition: there is a part.
  public init(merging parts: [DocumentFrequencies]) throws(VectorsError) {
    precondition(!parts.isEmpty, "nothing to merge")
    for part in parts.dropFirst()
    where part.analyzer.options != parts[0].analyzer.options
      || part.fields != parts[0].fields
    {
      throw .differentTerms
    }
    self.init(
      analyzer: parts[0].analyzer, fields: parts[0].fields,
      terms: TermStatistics(merging: parts.map(\.terms)))
  }

  init(analyzer: Analyzer, fields: [Document.Field], terms: TermStatistics) {
    self.analyzer = analyzer
    self.fields = fields
    self.terms = terms
  }

  /// Number of documents, those without a single term included.
  public var documentCount: Int { terms.documentCount }

  /// Number of terms.
  public var termCount: Int { terms.hashes.count }

  /// The form of a term, by its place in the order.
  public func term(_ number: Int) -> String { terms.forms.string(number) }

  /// In how many documents each term is.
  public var documentFrequencies: [Int32] { terms.documentFrequencies }
}

extension Vectorizer {
  /// The model of a batch of which the document frequencies are known.
  ///
  /// - Throws: ``VectorsError/differentTerms`` if the frequencies were counted by another
  ///   analyzer or in other fields, ``VectorsError/hashedFrequencies`` if ``columns`` are
  ///   hashed, and as ``vectors(of:votes:parallel:)-(Corpus,_,_)``.
  public func model(
    fitting frequencies: DocumentFrequencies
  ) throws(VectorsError) -> VectorModel {
    guard frequencies.analyzer.options == analyzer.options, frequencies.fields == fields
    else { throw .differentTerms }
    let columns = try columns(for: frequencies.terms)
    guard let vocabulary = columns.vocabulary else { throw .hashedFrequencies }
    return try VectorModel(
      self, columns, ColumnStatistics(of: frequencies.terms, in: vocabulary))
  }
}
