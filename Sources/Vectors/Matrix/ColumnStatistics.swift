/// What a weighting has to know of the columns of a batch.
///
/// All of it are sums of whole numbers, so that the sums of parts are those of the whole.
public struct ColumnStatistics: Sendable, Hashable {
  /// Number of documents, those without a single term included.
  public let documentCount: Int
  /// In how many documents each column is.
  public let documentFrequencies: [Int32]
  /// Number of occurrences of all columns.
  public let occurrenceCount: Int
  /// How the occurrences of each column are spread over documents, where it matters.
  let spreads: [TermSpread]?

  /// The statistics of counted columns.
  ///
  /// - Parameters:
  ///   - counts: the batch.
  ///   - weighting: what they are for.
  ///   - votes: the documents that count, nil for all.
  /// - Complexity: O(*n*) in the number of cells.
  public init(
    of counts: ColumnCounts, for weighting: Weighting, votes: Votes? = nil
  ) {
    let voters = votes?.voters ?? Array(0..<counts.documentCount)
    var frequencies = [Int32](repeating: 0, count: counts.columnCount)
    var occurrenceCount = 0
    for document in voters {
      for cell in counts.cells(of: document) {
        frequencies[Int(counts.columns[cell])] += 1
        occurrenceCount += Int(counts.counts[cell].magnitude)
      }
    }
    documentCount = voters.count
    documentFrequencies = frequencies
    self.occurrenceCount = occurrenceCount
    guard weighting.termWeight == .entropy else {
      spreads = nil
      return
    }
    var spreads = [TermSpread](repeating: TermSpread(), count: counts.columnCount)
    for document in voters {
      for cell in counts.cells(of: document) {
        spreads[Int(counts.columns[cell])].add(Int(counts.counts[cell].magnitude))
      }
    }
    self.spreads = spreads
  }

  /// The statistics of the columns of a vocabulary in a batch.
  init(of terms: TermStatistics, in vocabulary: Vocabulary) {
    var frequencies = [Int32](repeating: 0, count: vocabulary.count)
    var spreads = [TermSpread](repeating: TermSpread(), count: vocabulary.count)
    for (term, hash) in terms.hashes.enumerated() {
      guard let column = vocabulary.column(ofHash: hash) else { continue }
      frequencies[Int(column)] = terms.documentFrequencies[term]
      if let spread = terms.spreads?[term] { spreads[Int(column)] = spread }
    }
    documentCount = terms.documentCount
    documentFrequencies = frequencies
    occurrenceCount = spreads.reduce(0) { $0 + $1.occurrences }
    self.spreads = spreads
  }

  /// Statistics that were taken before, without what only fitting needs.
  init(documentCount: Int, documentFrequencies: [Int32], occurrenceCount: Int) {
    self.documentCount = documentCount
    self.documentFrequencies = documentFrequencies
    self.occurrenceCount = occurrenceCount
    spreads = nil
  }

  /// More documents or occurrences than any batch has, few enough that thousands of such
  /// numbers can be added up.
  static let mostOccurrences = 1 << 48

  /// Whether the numbers can be those of a batch.
  var isSound: Bool {
    let counts = 0...documentCount
    return documentFrequencies.allSatisfy { counts.contains(Int($0)) }
  }

  /// The number of occurrences of an average document.
  var averageLength: Double { average(occurrenceCount) }

  /// The number of distinct columns of an average document.
  var averageDistinctCount: Double {
    average(documentFrequencies.reduce(0) { $0 + Int($1) })
  }

  private func average(_ sum: Int) -> Double {
    documentCount == 0 ? 0 : Double(sum) / Double(documentCount)
  }
}
