internal import Glibc

/// How the occurrences of a term are spread over documents.
struct TermSpread: Sendable, Hashable {
  /// Number of occurrences, Σ *tf*.
  private(set) var occurrences = 0
  /// Σ *tf* ln *tf* in units of 2⁻²⁸, each term of the sum rounded; at most what fits,
  /// which a term of a billion documents may reach.
  private(set) var repetition: UInt64 = 0

  // Whole numbers, because sums of those do not depend on their order.
  private static let unit = 0x1p28

  /// The spread of a term that is nowhere.
  init() {}

  /// A spread that was found before.
  init(occurrences: Int, repetition: UInt64) {
    self.occurrences = occurrences
    self.repetition = repetition
  }

  /// Takes in the documents of another batch.
  mutating func add(_ other: TermSpread) {
    let (sum, overflow) = occurrences.addingReportingOverflow(other.occurrences)
    occurrences = overflow ? .max : sum
    repetition = repetition.addingClamped(other.repetition)
  }

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
