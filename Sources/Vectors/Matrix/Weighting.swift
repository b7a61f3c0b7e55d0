/// How the counts of terms become the values of a matrix.
///
///     let vectorizer = Vectorizer(weighting: .bm25(k1: 1.2, b: 0.75))
///     let plain = Weighting(
///       termFrequency: .raw, termWeight: .plainIDF, normalization: .l1)
///
/// A value is the weight of the term in its document (``TermFrequency``), times the weight
/// of the term in the batch (``TermWeight``) to a power; then each row is scaled
/// (``Normalization``). The parts go together in any combination, and the named weightings
/// are combinations known from the literature.
///
/// Values are computed in double precision, cells in the order of columns, and rounded once.
/// A row of which no value is left stays empty.
public struct Weighting: Sendable, Hashable {
  /// What a term weighs in its document.
  public var termFrequency: TermFrequency
  /// What a term weighs in the batch.
  public var termWeight: TermWeight
  /// The exponent of ``termWeight``, in 0...16: above 1 rare terms count more, and 0 makes
  /// all equal.
  public var power: Double
  /// How a row is scaled.
  public var normalization: Normalization

  /// A weighting of these parts, which are checked when it is used.
  public init(
    termFrequency: TermFrequency = .logarithmic, termWeight: TermWeight = .smoothIDF,
    power: Double = 1, normalization: Normalization = .l2
  ) {
    self.termFrequency = termFrequency
    self.termWeight = termWeight
    self.power = power
    self.normalization = normalization
  }

  /// (1 + ln tf) · idf in rows of Euclidean length 1, which is what `TfidfVectorizer` of
  /// scikit-learn gives with `sublinear_tf=True`.
  ///
  /// The logarithm damps repetition (Salton & Buckley 1988, "Term-weighting approaches in
  /// automatic text retrieval").
  public static let tfidf = Weighting()

  /// Okapi BM25 (Robertson & Zaragoza 2009, "The probabilistic relevance framework: BM25
  /// and beyond", equation 3.15), rows as they come.
  ///
  /// The product of a row with a vector that has 1 for each word of a query is the BM25
  /// score of the document. The length of a document is the number of its words that are
  /// in the vocabulary, and idf is the variant that is never negative
  /// (``TermWeight/probabilisticIDF``).
  ///
  /// - Parameters:
  ///   - k1: how slowly repetition saturates, in 0...1000; 0 makes every count 1.
  ///   - b: how much the length of a document counts, in 0...1.
  /// - Returns: rows that are not scaled.
  public static func bm25(k1: Double = 1.2, b: Double = 0.75) -> Weighting {
    Weighting(
      termFrequency: .saturated(k1: k1, b: b), termWeight: .probabilisticIDF,
      normalization: .none)
  }

  /// ln(1 + tf) · (1 - entropy) in rows of Euclidean length 1 (Dumais 1991, "Improving the
  /// retrieval of information from external sources").
  public static let logEntropy = Weighting(
    termFrequency: .logarithmicPlusOne, termWeight: .entropy)

  /// Logarithmic counts relative to the average of their document, times idf, by pivoted
  /// length: `Ltu` of SMART (Singhal, Buckley & Mitra 1996, "Pivoted document length
  /// normalization").
  ///
  /// - Parameter slope: as for ``Normalization/pivoted(slope:)``; the paper takes 0.2.
  /// - Returns: rows that are comparable as documents of one length would be.
  public static func pivoted(slope: Double = 0.2) -> Weighting {
    Weighting(
      termFrequency: .relativeLogarithmic, normalization: .pivoted(slope: slope))
  }

  /// Makes sure that all parameters are in their ranges.
  ///
  /// - Throws: ``VectorsError/parameter(_:_:allowed:)``, for NaN too.
  func check() throws(VectorsError) {
    func check(
      _ name: String, _ value: Double, in allowed: ClosedRange<Double>
    ) throws(VectorsError) {
      guard allowed.contains(value) else {
        throw .parameter(name, value, allowed: allowed)
      }
    }
    try check("power of idf", power, in: Weighting.powers)
    if case .saturated(let k1, let b) = termFrequency {
      try check("k1", k1, in: Weighting.saturations)
      try check("b", b, in: 0...1)
    }
    if case .pivoted(let slope) = normalization { try check("slope", slope, in: 0...1) }
  }

  /// Exponents of idf that are allowed: 16 takes the idf of one article in a billion to
  /// 10²¹, and counts of billions stay in the range of single precision.
  package static let powers = 0.0...16
  /// Values of k1 that are allowed; from the largest count on, tf is as good as linear.
  package static let saturations = 0.0...1000
}
