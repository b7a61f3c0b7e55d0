internal import Glibc

/// What terms weigh in their document, ready to be looked up by their count.
///
/// Which formula is meant is asked once a row, not once a cell.
struct LocalWeights: Sendable {
  private let termFrequency: Weighting.TermFrequency
  private let averageLength: Double
  /// The weights of the counts below 256, where they depend on the count alone.
  private let weights: [Double]

  /// The weights in documents of a batch whose average one has so many occurrences.
  init(_ termFrequency: Weighting.TermFrequency, averageLength: Double) {
    self.termFrequency = termFrequency
    self.averageLength = averageLength
    weights = (0..<256).map { termFrequency.weight(of: Double($0)) }
  }

  /// The weights of a row's cells, each times the weight of its column.
  func weigh(
    _ columns: Span<Int32>, _ counts: Span<Int32>, _ termWeights: Span<Double>,
    into values: inout MutableSpan<Double>
  ) {
    switch termFrequency {
    case .raw, .binary, .logarithmic, .logarithmicPlusOne:
      weigh(columns, counts, termWeights, scale: 1, into: &values)
    case .relativeLogarithmic:
      let average = Double(counts.total) / Double(max(1, counts.count))
      let scale = 1 / (1 + log(max(1, average)))
      weigh(columns, counts, termWeights, scale: scale, into: &values)
    case .saturated(let k1, let b):
      let relative = averageLength > 0 ? Double(counts.total) / averageLength : 1
      let half = k1 * (1 - b + b * relative)
      for i in columns.indices {
        let count = Double(counts[i])
        let weight = count == 0 ? 0 : count / (half + abs(count))
        values[i] = weight * termWeights[Int(columns[i])]
      }
    }
  }

  private func weigh(
    _ columns: Span<Int32>, _ counts: Span<Int32>, _ termWeights: Span<Double>,
    scale: Double, into values: inout MutableSpan<Double>
  ) {
    let known = weights.span
    let keepsSign = termFrequency != .binary
    for i in columns.indices {
      let count = Int(counts[i].magnitude)
      let weight =
        count < known.count ? known[count] : termFrequency.weight(of: Double(count))
      let signed = counts[i] < 0 && keepsSign ? -weight : weight
      values[i] = signed * scale * termWeights[Int(columns[i])]
    }
  }
}

extension Weighting.TermFrequency {
  /// The weight of a count, before what depends on its document.
  fileprivate func weight(of count: Double) -> Double {
    switch self {
    case .raw, .saturated: count
    case .binary: 1
    case .logarithmic, .relativeLogarithmic: count == 0 ? 0 : 1 + log(count)
    case .logarithmicPlusOne: log(1 + count)
    }
  }
}

extension Span<Int32> {
  /// The sum of the magnitudes.
  fileprivate var total: Int {
    var total = 0
    for i in indices { total += Int(self[i].magnitude) }
    return total
  }
}
