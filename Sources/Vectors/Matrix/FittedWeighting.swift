internal import Glibc

/// A weighting that knows the batch it is for: counts in, values out.
///
/// It can weigh other batches as well, as if their documents came one by one to the first.
public struct FittedWeighting: Sendable, Hashable {
  /// The weights that a term can have: the largest idf to the largest power, and 0.
  static let termWeights = 0.0...1e25

  /// How counts become values.
  public let weighting: Weighting
  /// The weight of each column in the batch, to the power of the weighting.
  public let termWeights: [Double]
  /// Number of occurrences in an average document of the batch.
  public let averageLength: Double
  /// Number of distinct columns in an average document of the batch.
  public let averageDistinctCount: Double

  /// A weighting for batches like the one of the statistics.
  ///
  /// - Throws: ``VectorsError/parameter(_:_:allowed:)`` for a parameter outside its range.
  public init(
    _ weighting: Weighting, to statistics: ColumnStatistics
  ) throws(VectorsError) {
    try weighting.check()
    self.weighting = weighting
    averageLength = statistics.averageLength
    averageDistinctCount = statistics.averageDistinctCount
    let weights = weighting.termWeight.weights(of: statistics)
    let power = weighting.power
    termWeights = power == 1 ? weights : weights.map { pow($0, power) }
  }

  /// A weighting that was fitted before.
  init(
    _ weighting: Weighting, termWeights: [Double], averageLength: Double,
    averageDistinctCount: Double
  ) {
    self.weighting = weighting
    self.termWeights = termWeights
    self.averageLength = averageLength
    self.averageDistinctCount = averageDistinctCount
  }

  /// The weighting with rows scaled in another way.
  func scaled(by normalization: Weighting.Normalization) -> FittedWeighting {
    var weighting = weighting
    weighting.normalization = normalization
    return FittedWeighting(
      weighting, termWeights: termWeights, averageLength: averageLength,
      averageDistinctCount: averageDistinctCount)
  }

  /// The values of counted documents; cells of which nothing is left are left out.
  ///
  /// - Parameters:
  ///   - counts: the documents.
  ///   - parallel: the threads; the result does not depend on their number.
  /// - Returns: a row a document.
  /// - Precondition: the counts have the columns of the batch this was fitted to.
  public func matrix(of counts: ColumnCounts, parallel: Parallel) -> SparseMatrix {
    precondition(
      counts.columnCount == termWeights.count,
      "\(counts.columnCount) columns, \(termWeights.count) weights")
    let local = LocalWeights(weighting.termFrequency, averageLength: averageLength)
    let parts = parallel.reporting(to: nil).map(count: counts.documentCount, grain: 512) {
      rows in weighed(rows, of: counts, local)
    }
    var values: [Float] = []
    values.reserveCapacity(counts.columns.count)
    for part in parts { values += part }
    return SparseMatrix(
      columnCount: counts.columnCount, rowStarts: counts.rowStarts,
      columns: counts.columns,
      values: values
    ).withoutZeros()
  }

  /// The values of some rows, one row after another.
  private func weighed(
    _ rows: Range<Int>, of counts: ColumnCounts, _ local: LocalWeights
  ) -> [Float] {
    let first = counts.rowStarts[rows.lowerBound]
    var values = [Double](repeating: 0, count: counts.rowStarts[rows.upperBound] - first)
    var all = values.mutableSpan
    for row in rows {
      let cells = counts.rowStarts[row]..<counts.rowStarts[row + 1]
      var row = all._mutatingExtracting(
        cells.lowerBound - first..<cells.upperBound - first)
      local.weigh(
        counts.columns.span.extracting(cells), counts.counts.span.extracting(cells),
        termWeights.span, into: &row)
      normalize(&row)
    }
    return values.map { Float($0) }
  }

  /// Scales a row; one without length stays as it is.
  private func normalize(_ row: inout MutableSpan<Double>) {
    var length = 0.0
    switch weighting.normalization {
    case .none: return
    case .l1: for i in row.indices { length += abs(row[i]) }
    case .l2:
      for i in row.indices { length += row[i] * row[i] }
      length = length.squareRoot()
    case .pivoted(let slope):
      length = (1 - slope) * averageDistinctCount + slope * Double(row.count)
    }
    guard length > 0 else { return }
    for i in row.indices { row[i] /= length }
  }
}

extension Weighting.TermWeight {
  /// The weight of each column.
  fileprivate func weights(of statistics: ColumnStatistics) -> [Double] {
    let n = Double(statistics.documentCount)
    let frequencies = statistics.documentFrequencies
    switch self {
    case .equal: return frequencies.map { _ in 1 }
    case .smoothIDF: return frequencies.map { log((1 + n) / (1 + Double($0))) + 1 }
    case .plainIDF: return frequencies.map { log(n / Double(max(1, $0))) + 1 }
    case .probabilisticIDF:
      return frequencies.map { log(1 + (n - Double($0) + 0.5) / (Double($0) + 0.5)) }
    case .entropy:
      return statistics.spreads?.map { $0.concentration(in: statistics.documentCount) }
        ?? []
    }
  }
}

extension SparseMatrix {
  /// The matrix without the cells that are stored though their value is 0.
  fileprivate func withoutZeros() -> SparseMatrix {
    guard values.contains(0) else { return self }
    return cells { values[$0] != 0 }
  }
}
