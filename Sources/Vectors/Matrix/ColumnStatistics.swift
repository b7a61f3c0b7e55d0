internal import Glibc

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
  /// - Complexity: O(*n*) in the number of cells.
  public init(of counts: ColumnCounts, for weighting: Weighting) {
    var frequencies = [Int32](repeating: 0, count: counts.columnCount)
    for column in counts.columns { frequencies[Int(column)] += 1 }
    documentCount = counts.documentCount
    documentFrequencies = frequencies
    occurrenceCount = counts.counts.reduce(0) { $0 + Int($1.magnitude) }
    guard weighting.termWeight == .entropy else {
      spreads = nil
      return
    }
    var spreads = [TermSpread](repeating: TermSpread(), count: counts.columnCount)
    for (column, count) in zip(counts.columns, counts.counts) {
      spreads[Int(column)].add(Int(count.magnitude))
    }
    self.spreads = spreads
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

/// How the occurrences of a term are spread over documents.
struct TermSpread: Sendable, Hashable {
  /// Number of occurrences, Σ *tf*.
  private(set) var occurrences = 0
  /// Σ *tf* ln *tf* in units of 2⁻²⁸, each term of the sum rounded; at most what fits,
  /// which a term of a billion documents may reach.
  private(set) var repetition: UInt64 = 0

  // Whole numbers, because sums of those do not depend on their order.
  private static let unit = 0x1p28

  /// Takes in a document that has the term so often.
  mutating func add(_ count: Int) {
    occurrences += count
    guard count > 1 else { return }
    let units = (Double(count) * log(Double(count)) * TermSpread.unit).rounded()
    repetition = repetition.addingClamped(UInt64(units))
  }

  /// 1 + Σ *p* ln *p* / ln *n*, where *p* is the share of a document in the occurrences.
  ///
  /// - Parameter documentCount: *n*.
  /// - Returns: a number in 0...1.
  func concentration(in documentCount: Int) -> Double {
    guard occurrences > 0, documentCount > 1 else { return 1 }
    let total = Double(occurrences)
    let entropy = log(total) - Double(repetition) / TermSpread.unit / total
    let concentration = 1 - entropy / log(Double(documentCount))
    // Rounding to units makes up to 2⁻²⁹ / (2 ln 2) of what would be 0; the least of all
    // others is above 1 / (n ln n), which is more for 25 million documents.
    return concentration < 2e-9 ? 0 : min(1, concentration)
  }
}

extension UInt64 {
  /// The sum, or the largest number there is.
  fileprivate func addingClamped(_ other: UInt64) -> UInt64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
